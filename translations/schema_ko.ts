<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts that lupdate does not see: labels and help of the engine's option schemas, its languages, and texts translated through a helper. -->
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>Schema</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>실행 이름</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Which model is trained and where its weights come from</source>
        <translation>어떤 모델을 학습하고 가중치를 어디서 가져오는지</translation>
    </message>
    <message>
        <source>From</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>A folder, a run, a config.json or a preset&apos;s name</source>
        <translation>폴더, 실행, config.json 또는 프리셋 이름</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Start from the stored weights or from fresh ones</source>
        <translation>저장된 가중치에서 시작할지 새 가중치에서 시작할지</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>사전학습 가중치</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>설정값</translation>
    </message>
    <message>
        <source>Configuration values</source>
        <translation>설정값</translation>
    </message>
    <message>
        <source>Keys of config.json that replace the model&apos;s own</source>
        <translation>모델의 config.json 값을 대신하는 항목</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>토크나이저</translation>
    </message>
    <message>
        <source>Which tokenizer; without one, the model&apos;s own</source>
        <translation>토크나이저. 없으면 모델의 것을 씀</translation>
    </message>
    <message>
        <source>A folder or file with a tokenizer; empty for the model&apos;s own</source>
        <translation>토크나이저 폴더나 파일. 비우면 모델의 것</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Train a tokenizer</source>
        <translation>토크나이저 학습</translation>
    </message>
    <message>
        <source>Train a tokenizer on the training data, in M2M100&apos;s layout where the model is one and else in T5&apos;s</source>
        <translation>학습 데이터로 토크나이저를 새로 만듦. 모델이 M2M100이면 M2M100 형식, 아니면 T5 형식</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>How pieces are found</source>
        <translation>조각을 찾는 방법</translation>
    </message>
    <message>
        <source>Sentencepiece unigram</source>
        <translation>SentencePiece 유니그램</translation>
    </message>
    <message>
        <source>Sentencepiece bpe</source>
        <translation>SentencePiece BPE</translation>
    </message>
    <message>
        <source>Vocabulary size</source>
        <translation>어휘 크기</translation>
    </message>
    <message>
        <source>Number of pieces at most, sentinels and language tokens left out</source>
        <translation>빈칸 토큰과 언어 토큰을 뺀 최대 조각 수</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Character coverage</source>
        <translation>문자 포함률</translation>
    </message>
    <message>
        <source>Share of all characters that get a piece</source>
        <translation>조각을 얻는 문자의 비율</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>What the model is trained and checked on</source>
        <translation>모델을 학습하고 검증할 데이터</translation>
    </message>
    <message>
        <source>The data sets to train on</source>
        <translation>학습할 데이터</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>A file of rows with a source and a target column</source>
        <translation>원문 열과 목표 열이 있는 파일</translation>
    </message>
    <message>
        <source>Name in lists and charts; empty for the file&apos;s name</source>
        <translation>목록과 차트에 쓸 이름. 비우면 파일 이름</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Target path</source>
        <translation>목표 파일</translation>
    </message>
    <message>
        <source>Text format: the file whose lines are the targets</source>
        <translation>글 형식에서 목표가 줄마다 있는 파일</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>How the file is read; auto goes by its name</source>
        <translation>파일을 읽는 방법. auto는 이름에 따름</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>머리행</translation>
    </message>
    <message>
        <source>Whether the first row names the columns</source>
        <translation>첫 행이 열 이름인지</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Column of the source text, by name or by number from 1</source>
        <translation>원문 열의 이름 또는 1부터 센 번호</translation>
    </message>
    <message>
        <source>Column of the target text, by name or by number from 1</source>
        <translation>목표 열의 이름 또는 1부터 센 번호</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>접두어</translation>
    </message>
    <message>
        <source>Written before every source text, such as a task&apos;s name</source>
        <translation>모든 원문 앞에 쓰는 글, 예를 들어 과제 이름</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>How often a row occurs in an epoch, on average</source>
        <translation>한 에폭에 한 행이 평균 몇 번 나오는지</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Objective of this data set; empty for the recipe&apos;s</source>
        <translation>이 데이터의 목적. 비우면 레시피의 것</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>What the model is checked on while it trains</source>
        <translation>학습하면서 검증할 데이터</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Share of the training rows held out; 0 for none</source>
        <translation>학습에서 빼 둘 행의 비율. 0이면 없음</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Named data sets, each with a curve of its own</source>
        <translation>이름이 있는 검증 데이터, 곡선이 따로 나옴</translation>
    </message>
    <message>
        <source>Max source tokens</source>
        <translation>원문 최대 토큰</translation>
    </message>
    <message>
        <source>Longest source, the end token included</source>
        <translation>끝 토큰을 포함한 원문의 최대 길이</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Max target tokens</source>
        <translation>목표 최대 토큰</translation>
    </message>
    <message>
        <source>Longest target, the end token included</source>
        <translation>끝 토큰을 포함한 목표의 최대 길이</translation>
    </message>
    <message>
        <source>Overlong</source>
        <translation>긴 행</translation>
    </message>
    <message>
        <source>What happens to rows that are longer</source>
        <translation>더 긴 행을 어떻게 할지</translation>
    </message>
    <message>
        <source>Truncate</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>A new random order of the rows in every epoch</source>
        <translation>에폭마다 행의 순서를 새로 섞음</translation>
    </message>
    <message>
        <source>What the model learns to do</source>
        <translation>모델이 배우는 일</translation>
    </message>
    <message>
        <source>Write the target, or fill in hidden spans of the source</source>
        <translation>목표를 쓰거나 원문의 가려진 곳을 채움</translation>
    </message>
    <message>
        <source>Sequence to sequence</source>
        <translation>시퀀스-투-시퀀스</translation>
    </message>
    <message>
        <source>Span corruption</source>
        <translation>빈칸 채우기</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 평활</translation>
    </message>
    <message>
        <source>Share of probability spread over all pieces</source>
        <translation>모든 조각에 고루 나누는 확률의 비율</translation>
    </message>
    <message>
        <source>Noise density</source>
        <translation>가리는 비율</translation>
    </message>
    <message>
        <source>Span corruption: share of tokens that are hidden</source>
        <translation>빈칸 채우기: 가리는 토큰의 비율</translation>
    </message>
    <message>
        <source>Mean noise span length</source>
        <translation>빈칸 평균 길이</translation>
    </message>
    <message>
        <source>Span corruption: mean length of a hidden span</source>
        <translation>빈칸 채우기: 가린 구간의 평균 길이</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>How long, how much at once, and on what</source>
        <translation>얼마나 오래, 한 번에 얼마나, 어디서</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Optimizer steps of the whole run; exactly one of steps and epochs</source>
        <translation>전체 옵티마이저 스텝. 스텝과 에폭 가운데 하나만</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Passes over the training data; exactly one of steps and epochs</source>
        <translation>학습 데이터를 도는 횟수. 스텝과 에폭 가운데 하나만</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Rows in a micro-batch</source>
        <translation>마이크로배치의 행 수</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>누적</translation>
    </message>
    <message>
        <source>Micro-batches in an optimizer step</source>
        <translation>옵티마이저 스텝 하나의 마이크로배치 수</translation>
    </message>
    <message>
        <source>micro-batches</source>
        <translation>마이크로배치</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Number format of the computation; float16 needs a CUDA device</source>
        <translation>계산에 쓰는 수 형식. float16은 CUDA 장치가 필요함</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>cpu, cuda, cuda:N, or auto for the best there is</source>
        <translation>cpu, cuda, cuda:N, 또는 가장 좋은 것을 고르는 auto</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>CPU threads; 0 for the machine&apos;s cores</source>
        <translation>CPU 스레드. 0이면 컴퓨터의 코어 수</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seed of order, dropout and fresh weights</source>
        <translation>순서, 드롭아웃, 새 가중치의 시드</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Replaces every dropout rate of the model that model.overrides does not name</source>
        <translation>model.overrides에 없는 모델의 모든 드롭아웃 비율을 대신함</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How weights follow their gradients</source>
        <translation>가중치가 기울기를 따라가는 방식</translation>
    </message>
    <message>
        <source>The update rule</source>
        <translation>갱신 규칙</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Peak learning rate; null for Adafactor&apos;s relative step</source>
        <translation>최고 학습률. 비우면 Adafactor의 상대 스텝</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pull of the weights towards zero</source>
        <translation>가중치를 0 쪽으로 당기는 세기</translation>
    </message>
    <message>
        <source>Beta1</source>
        <translation>베타1</translation>
    </message>
    <message>
        <source>Adam: decay of the gradient&apos;s mean</source>
        <translation>Adam: 기울기 평균의 감쇠</translation>
    </message>
    <message>
        <source>Beta2</source>
        <translation>베타2</translation>
    </message>
    <message>
        <source>Adam: decay of the squared gradient&apos;s mean</source>
        <translation>Adam: 기울기 제곱 평균의 감쇠</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Adam: added to the denominator</source>
        <translation>Adam: 분모에 더하는 값</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>노름 자르기</translation>
    </message>
    <message>
        <source>Largest global norm of the gradient; 0 for no clipping</source>
        <translation>기울기 전체 노름의 최댓값. 0이면 자르지 않음</translation>
    </message>
    <message>
        <source>Scale parameter</source>
        <translation>파라미터 비례</translation>
    </message>
    <message>
        <source>Adafactor: scale the step by the size of the parameter</source>
        <translation>Adafactor: 파라미터 크기에 비례해 스텝을 정함</translation>
    </message>
    <message>
        <source>Relative step</source>
        <translation>상대 스텝</translation>
    </message>
    <message>
        <source>Adafactor: a step size of its own in place of a learning rate</source>
        <translation>Adafactor: 학습률 대신 스스로 정하는 스텝</translation>
    </message>
    <message>
        <source>Warmup init</source>
        <translation>워밍업 시작</translation>
    </message>
    <message>
        <source>Adafactor: let the relative step grow from small at the start</source>
        <translation>Adafactor: 처음에 상대 스텝을 작게 시작해 키움</translation>
    </message>
    <message>
        <source>Decay rate</source>
        <translation>감쇠 지수</translation>
    </message>
    <message>
        <source>Adafactor: exponent of the second moment&apos;s decay</source>
        <translation>Adafactor: 이차 모멘트 감쇠의 지수</translation>
    </message>
    <message>
        <source>Clip threshold</source>
        <translation>갱신 한도</translation>
    </message>
    <message>
        <source>Adafactor: largest root mean square of an update</source>
        <translation>Adafactor: 갱신값 제곱평균제곱근의 최댓값</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run</source>
        <translation>학습하는 동안 학습률이 바뀌는 방식</translation>
    </message>
    <message>
        <source>The curve after the warm-up</source>
        <translation>워밍업 뒤의 곡선</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Inverse square root</source>
        <translation>역제곱근</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>워밍업 스텝</translation>
    </message>
    <message>
        <source>Steps in which the rate grows to its peak</source>
        <translation>학습률이 최고에 이르기까지의 스텝</translation>
    </message>
    <message>
        <source>Warmup share</source>
        <translation>워밍업 비율</translation>
    </message>
    <message>
        <source>The same as a share of all steps, in place of warmup_steps</source>
        <translation>워밍업 스텝 대신 전체 스텝의 비율로</translation>
    </message>
    <message>
        <source>Minimum share</source>
        <translation>최저 비율</translation>
    </message>
    <message>
        <source>Lowest learning rate as a share of the peak</source>
        <translation>최고에 대한 최저 학습률의 비율</translation>
    </message>
    <message>
        <source>Adaptation</source>
        <translation>조정 범위</translation>
    </message>
    <message>
        <source>Which weights are trained</source>
        <translation>어떤 가중치를 학습할지</translation>
    </message>
    <message>
        <source>All weights, low-rank updates of some projections, small layers put in, or biases alone</source>
        <translation>모든 가중치, 일부 사영의 저랭크 갱신(LoRA), 끼워 넣은 작은 층(어댑터), 또는 편향만</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Lora</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정할 텐서</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>A pattern: * any characters, ? one</source>
        <translation>패턴: *는 임의의 글자들, ?는 한 글자</translation>
    </message>
    <message>
        <source>Tensors that keep their values, by patterns over their names</source>
        <translation>값이 바뀌지 않을 텐서. 이름 패턴으로 지정</translation>
    </message>
    <message>
        <source>Unfreeze every</source>
        <translation>점진적 해제 간격</translation>
    </message>
    <message>
        <source>Gradual unfreezing from the last layer on: steps between one layer and the next; 0 for all layers at once</source>
        <translation>마지막 층부터 점진적으로 해제: 한 층과 다음 층 사이의 스텝. 0이면 모든 층을 한꺼번에</translation>
    </message>
    <message>
        <source>Lora rank</source>
        <translation>LoRA 랭크</translation>
    </message>
    <message>
        <source>lora: rank of the updates</source>
        <translation>LoRA: 갱신의 랭크</translation>
    </message>
    <message>
        <source>Lora alpha</source>
        <translation>LoRA 알파</translation>
    </message>
    <message>
        <source>lora: updates are scaled by this over the rank</source>
        <translation>LoRA: 갱신에 이 값을 랭크로 나눈 만큼 곱함</translation>
    </message>
    <message>
        <source>Lora dropout</source>
        <translation>LoRA 드롭아웃</translation>
    </message>
    <message>
        <source>lora: dropout before the updates</source>
        <translation>LoRA: 갱신 앞의 드롭아웃</translation>
    </message>
    <message>
        <source>Lora targets</source>
        <translation>LoRA 대상</translation>
    </message>
    <message>
        <source>The last part of a projection&apos;s name, such as q</source>
        <translation>사영 이름의 마지막 부분. 예: q</translation>
    </message>
    <message>
        <source>lora: which projections; empty for queries and values</source>
        <translation>LoRA: 어떤 사영에 둘지. 비우면 질의와 값</translation>
    </message>
    <message>
        <source>Adapter width</source>
        <translation>어댑터 너비</translation>
    </message>
    <message>
        <source>adapters: inner width of the layers put in</source>
        <translation>어댑터: 끼워 넣은 층의 안쪽 너비</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>What is kept on disk to go on from</source>
        <translation>이어 가기 위해 디스크에 남기는 것</translation>
    </message>
    <message>
        <source>Every steps</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Steps between checkpoints; 0 for only at a pause and at the end</source>
        <translation>체크포인트 사이 스텝. 0이면 일시정지와 끝에만</translation>
    </message>
    <message>
        <source>Keep last</source>
        <translation>남길 개수</translation>
    </message>
    <message>
        <source>How many of the latest are kept</source>
        <translation>최근 것을 몇 개 남길지</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Keep best</source>
        <translation>최고 남기기</translation>
    </message>
    <message>
        <source>Keep the best one too</source>
        <translation>가장 좋은 것도 남김</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>The validation number that decides which is best</source>
        <translation>가장 좋은 것을 정하는 검증 값</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Whether the smaller or the larger number is better; auto as the metric has it</source>
        <translation>작은 값과 큰 값 중 어느 쪽이 좋은지; auto는 지표에 따라 정함</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>How the model is checked while it trains</source>
        <translation>학습하면서 모델을 검증하는 방식</translation>
    </message>
    <message>
        <source>Steps between validations; 0 for none</source>
        <translation>검증 사이 스텝. 0이면 없음</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>Validation rows whose output is written out each time</source>
        <translation>매번 출력을 보여 줄 검증 행</translation>
    </message>
    <message>
        <source>Generated rows</source>
        <translation>생성해 채점할 행</translation>
    </message>
    <message>
        <source>Rows of each validation set, spread evenly over it and the same each time, whose generated output is scored with BLEU, chrF++ and exact match; 0 for none</source>
        <translation>검증 집합마다 고르게 뽑은, 매번 같은 행의 수. 출력을 생성해 BLEU, chrF++, 완전 일치로 채점. 0이면 없음</translation>
    </message>
    <message>
        <source>Max new tokens</source>
        <translation>최대 새 토큰</translation>
    </message>
    <message>
        <source>Longest output</source>
        <translation>가장 긴 출력</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>빔</translation>
    </message>
    <message>
        <source>Beams of the search; 1 for greedy</source>
        <translation>빔 탐색의 빔 수. 1이면 그리디</translation>
    </message>
    <message>
        <source>Rows at once; 0 for the training&apos;s batch size</source>
        <translation>한 번에 처리할 행. 0이면 학습 배치 크기</translation>
    </message>
    <message>
        <source>Hypotheses kept by beam search; 1 is greedy</source>
        <translation>빔 탐색에서 유지하는 후보 수. 1이면 그리디</translation>
    </message>
    <message>
        <source>Longest answer, counted after the decoder start token</source>
        <translation>디코더 시작 토큰 뒤로 센 가장 긴 답변</translation>
    </message>
    <message>
        <source>Min new tokens</source>
        <translation>최소 새 토큰</translation>
    </message>
    <message>
        <source>No end token before this many</source>
        <translation>이만큼 쓰기 전에는 끝내지 않음</translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>길이 보정</translation>
    </message>
    <message>
        <source>Beam scores are divided by length to this power; above 0 favours long answers</source>
        <translation>빔 점수를 길이의 거듭제곱으로 나눔. 0보다 크면 긴 답변을 선호</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>Stop a source as soon as as many hypotheses as beams have ended</source>
        <translation>빔 수만큼 후보가 끝나면 바로 멈춤</translation>
    </message>
    <message>
        <source>No repeat ngram</source>
        <translation>반복 금지 길이</translation>
    </message>
    <message>
        <source>No sequence of this many tokens occurs twice; 0 is off</source>
        <translation>이 길이의 토큰 열은 두 번 나오지 않음. 0이면 끔</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>반복 억제</translation>
    </message>
    <message>
        <source>Above 1 makes tokens that already occurred less likely</source>
        <translation>1보다 크면 이미 나온 토큰의 확률을 낮춤</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>Draw tokens at random instead of taking the likeliest</source>
        <translation>가장 그럴듯한 토큰 대신 무작위로 뽑음</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Sampling: below 1 keeps to the likeliest, above 1 varies more</source>
        <translation>샘플링: 1보다 작으면 그럴듯한 쪽, 크면 다양하게</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>상위 k</translation>
    </message>
    <message>
        <source>Sampling: only the likeliest tokens; 0 is off</source>
        <translation>샘플링: 가장 그럴듯한 토큰 몇 개에서만. 0이면 끔</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>상위 p</translation>
    </message>
    <message>
        <source>Sampling: only the likeliest tokens up to this probability</source>
        <translation>샘플링: 확률의 합이 이만큼 될 때까지의 토큰에서만</translation>
    </message>
    <message>
        <source>Num return</source>
        <translation>답변 수</translation>
    </message>
    <message>
        <source>Answers for each source, best first</source>
        <translation>원문마다 답변 수, 좋은 것부터</translation>
    </message>
    <message>
        <source>Sources processed together</source>
        <translation>함께 처리하는 원문 수</translation>
    </message>
    <message>
        <source>Sampling: the same seed draws the same answers</source>
        <translation>샘플링: 시드가 같으면 답변도 같음</translation>
    </message>
    <message>
        <source>Sha256</source>
        <translation>SHA-256 값</translation>
    </message>
    <message>
        <source>Target sha256</source>
        <translation>목표 파일의 SHA-256 값</translation>
    </message>
    <message>
        <source>SHA-256 of the file, written by the run</source>
        <translation>파일의 SHA-256. 실행이 기록함</translation>
    </message>
    <message>
        <source>SHA-256 of the target file, written by the run</source>
        <translation>목표 파일의 SHA-256. 실행이 기록함</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>How answers are searched for</source>
        <translation>답을 찾는 방법</translation>
    </message>
    <message>
        <source>The description of a training run</source>
        <translation>학습 실행의 설명</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>What classifies, for objectives with labels</source>
        <translation>레이블이 있는 목표에서 분류하는 부분</translation>
    </message>
    <message>
        <source>The family&apos;s own, convolutions over the words, or two texts read apart</source>
        <translation>계열 고유의 헤드, 낱말 위의 합성곱, 또는 두 글을 따로 읽기</translation>
    </message>
    <message>
        <source>A width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>convolution: widths in tokens</source>
        <translation>합성곱: 토큰 단위 너비</translation>
    </message>
    <message>
        <source>convolution: filters of each width</source>
        <translation>합성곱: 너비마다 필터 수</translation>
    </message>
    <message>
        <source>convolution, bi-encoder: before the last projection; the family&apos;s own has the model&apos;s classifier_dropout</source>
        <translation>합성곱, 바이인코더: 마지막 투영 앞에서. 모델 계열의 헤드에는 모델의 classifier_dropout을 씀</translation>
    </message>
    <message>
        <source>bi-encoder with numbers: what two equal texts get</source>
        <translation>수를 배우는 바이인코더: 같은 두 글이 받는 값</translation>
    </message>
    <message>
        <source>Kernel sizes</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>둘째 글</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Source language</source>
        <translation>원문 언어</translation>
    </message>
    <message>
        <source>Target language</source>
        <translation>목표 언어</translation>
    </message>
    <message>
        <source>A column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Classification: several label columns in place of the target</source>
        <translation>분류: 목표 대신 여러 레이블 열</translation>
    </message>
    <message>
        <source>Code of the source&apos;s language, for families with language tokens; empty for the tokenizer&apos;s</source>
        <translation>언어 토큰이 있는 계열에서 원문 언어의 코드. 비우면 토크나이저의 기본값</translation>
    </message>
    <message>
        <source>Code of the target&apos;s language, for families with language tokens; empty for the tokenizer&apos;s</source>
        <translation>언어 토큰이 있는 계열에서 목표 언어의 코드. 비우면 토크나이저의 기본값</translation>
    </message>
    <message>
        <source>Write the target, fill in hidden spans or masked tokens of the source, or give it a label or a number</source>
        <translation>목표를 쓰거나, 원문의 가려진 구간이나 토큰을 채우거나, 레이블이나 수를 매깁니다</translation>
    </message>
    <message>
        <source>Span corruption and masked tokens: share of tokens that are hidden</source>
        <translation>구간 가리기와 토큰 가리기: 가리는 토큰의 비율</translation>
    </message>
    <message>
        <source>Masked tokens: share of the hidden ones that become the mask</source>
        <translation>토큰 가리기: 가린 것 중 마스크가 되는 비율</translation>
    </message>
    <message>
        <source>Masked tokens: share of the hidden ones that become any token</source>
        <translation>토큰 가리기: 가린 것 중 아무 토큰이나 되는 비율</translation>
    </message>
    <message>
        <source>Masked tokens: fixed maskings of a row; 0 for a new one every time</source>
        <translation>토큰 가리기: 행마다 정해 둔 가림의 수. 0이면 매번 새로</translation>
    </message>
    <message>
        <source>Mask share</source>
        <translation>마스크 비율</translation>
    </message>
    <message>
        <source>Random share</source>
        <translation>무작위 비율</translation>
    </message>
    <message>
        <source>Mask copies</source>
        <translation>가림 사본</translation>
    </message>
    <message>
        <source>Of a classifier: whether the encoder learns too, or its last layers alone</source>
        <translation>분류기: 인코더도 배울지, 마지막 층만 배울지</translation>
    </message>
    <message>
        <source>last-layers: how many of them learn</source>
        <translation>마지막 층: 배우는 층의 수</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>Trained layers</source>
        <translation>학습하는 층</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Masked language model</source>
        <translation>마스크 언어 모델</translation>
    </message>
    <message>
        <source>Sequence classification</source>
        <translation>시퀀스 분류</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>계열 고유</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Bi encoder</source>
        <translation>바이인코더</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Last layers</source>
        <translation>마지막 층</translation>
    </message>
    <message>
        <source>Tokens per batch</source>
        <translation>배치의 토큰</translation>
    </message>
    <message>
        <source>Padded source and target tokens in a micro-batch at most, rows of like length together; in place of batch_size</source>
        <translation>마이크로배치에 들어가는 소스와 타깃 토큰의 최대 수(패딩 포함), 길이가 비슷한 행끼리; batch_size를 대신함</translation>
    </message>
    <message>
        <source>Length buckets</source>
        <translation>길이별 묶음</translation>
    </message>
    <message>
        <source>Rows of like length share a micro-batch, which saves padding</source>
        <translation>길이가 비슷한 행을 한 마이크로배치에 넣어 패딩을 줄임</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>패킹</translation>
    </message>
    <message>
        <source>Several texts share a row without seeing each other, so that hardly any padding is left; batch_size then counts such rows of max_source_tokens and max_target_tokens</source>
        <translation>여러 글이 서로 보지 않으면서 한 행을 나눠 써서 패딩이 거의 남지 않음. 그러면 batch_size는 max_source_tokens와 max_target_tokens 길이의 행을 셈</translation>
    </message>
    <message>
        <source>Bad numbers</source>
        <translation>숫자가 아닌 값</translation>
    </message>
    <message>
        <source>When the loss or a gradient is no number: stop, leave the step out, or go back to the last checkpoint with half the learning rate</source>
        <translation>손실이나 기울기가 숫자가 아니게 되면: 멈추거나, 그 단계를 빼거나, 학습률을 반으로 낮춰 마지막 체크포인트로 돌아감</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>되돌아감</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>Decay per step of an average of the weights, which is validated and saved; 0 for none</source>
        <translation>검증하고 저장할 가중치 평균의 단계당 감쇠율; 0이면 쓰지 않음</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>polynomial: exponent of the decay</source>
        <translation>다항식: 감소의 지수</translation>
    </message>
    <message>
        <source>Cycle steps</source>
        <translation>주기의 단계</translation>
    </message>
    <message>
        <source>Cyclic kinds: steps from the bottom of a cycle to its top</source>
        <translation>주기형: 주기의 바닥에서 꼭대기까지의 단계 수</translation>
    </message>
    <message>
        <source>Base share</source>
        <translation>바닥의 비율</translation>
    </message>
    <message>
        <source>Cyclic kinds: bottom of a cycle as a share of the peak</source>
        <translation>주기형: 최대 학습률에 대한 바닥의 비율</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>exp-range: decay of the cycles per step</source>
        <translation>exp-range: 주기 높이의 단계당 감쇠율</translation>
    </message>
    <message>
        <source>Rise share</source>
        <translation>상승 비율</translation>
    </message>
    <message>
        <source>one-cycle: share of the steps in which the rate rises</source>
        <translation>원사이클: 학습률이 올라가는 단계의 비율</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>시작 제수</translation>
    </message>
    <message>
        <source>one-cycle: the peak over the first learning rate</source>
        <translation>원사이클: 최대 학습률을 첫 학습률로 나눈 값</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>끝 제수</translation>
    </message>
    <message>
        <source>one-cycle: the first learning rate over the last</source>
        <translation>원사이클: 첫 학습률을 마지막 학습률로 나눈 값</translation>
    </message>
    <message>
        <source>Anneal</source>
        <translation>변화 모양</translation>
    </message>
    <message>
        <source>one-cycle: shape of rise and fall</source>
        <translation>원사이클: 오르내리는 모양</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>Triangular</source>
        <translation>삼각파</translation>
    </message>
    <message>
        <source>triangular2</source>
        <translation>삼각파(주기마다 절반)</translation>
    </message>
    <message>
        <source>Exp range</source>
        <translation>지수 감쇠 삼각파</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>In background</source>
        <translation>백그라운드에서</translation>
    </message>
    <message>
        <source>Write from a snapshot while training goes on, where the memory allows it</source>
        <translation>메모리가 허락하면 스냅숏을 떠서 학습하는 동안 기록함</translation>
    </message>
    <message>
        <source>Average last</source>
        <translation>마지막 것들의 평균</translation>
    </message>
    <message>
        <source>At the end, add the mean of the last so many checkpoints; 0 for none</source>
        <translation>끝날 때 마지막 체크포인트 몇 개의 평균을 더함; 0이면 하지 않음</translation>
    </message>
    <message>
        <source>When a run that no longer improves ends</source>
        <translation>더 나아지지 않는 실행을 언제 끝낼지</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>Validations without improvement before the run ends; 0 for never</source>
        <translation>실행을 끝내기까지 나아지지 않아도 되는 검증 횟수; 0이면 끝내지 않음</translation>
    </message>
    <message>
        <source>The validation number that has to improve; empty for that of the checkpoints</source>
        <translation>나아져야 하는 검증 수치; 비우면 체크포인트의 것</translation>
    </message>
    <message>
        <source>Minimum improvement</source>
        <translation>최소 개선폭</translation>
    </message>
    <message>
        <source>How much better a number must be to count</source>
        <translation>이만큼은 나아져야 나아진 것으로 침</translation>
    </message>
    <message>
        <source>validations</source>
        <translation>번의 검증</translation>
    </message>
    <message>
        <source>Keep only the input of each block and run it again in the backward pass: less memory, more time</source>
        <translation>블록마다 입력만 남기고 역전파 때 다시 계산: 메모리는 줄고 시간은 늘어남</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>기울기 체크포인팅</translation>
    </message>
    <message>
        <source>Memory that training may take on the CPU; a step that needs more is split</source>
        <translation>CPU에서 학습에 쓸 수 있는 메모리. 더 필요한 스텝은 나누어 계산</translation>
    </message>
    <message>
        <source>Memory for the logits of the output vocabulary at once</source>
        <translation>출력 어휘의 로짓에 한 번에 쓰는 메모리</translation>
    </message>
    <message>
        <source>Adam: number format of its running averages</source>
        <translation>Adam: 이동 평균의 수 형식</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태 형식</translation>
    </message>
    <message>
        <source>Update each weight as soon as its gradient is complete, so that gradients never exist at once</source>
        <translation>기울기가 완성되는 대로 가중치를 갱신하여 모든 기울기가 동시에 존재하지 않게 함</translation>
    </message>
    <message>
        <source>In backward</source>
        <translation>역전파 중 갱신</translation>
    </message>
    <message>
        <source>Tensors with a rate and decay of their own; the first that fits a name counts</source>
        <translation>학습률과 감쇠를 따로 갖는 텐서. 이름에 먼저 맞는 것이 적용됨</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Pattern over tensor names: * any characters, ? one</source>
        <translation>텐서 이름 패턴: * 임의의 글자들, ? 한 글자</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Times the schedule's learning rate</source>
        <translation>스케줄의 학습률에 곱하는 값</translation>
    </message>
    <message>
        <source>Learning rate factor</source>
        <translation>학습률 배수</translation>
    </message>
    <message>
        <source>Replaces the optimizer's weight decay</source>
        <translation>옵티마이저의 가중치 감쇠를 대신함</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>메모리 한도</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>로짓 메모리</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>기비바이트</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>메비바이트</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Rows that are neither trained nor validated on, written to the run&apos;s folder</source>
        <translation>학습에도 검증에도 쓰지 않고 실행 폴더에 적어 두는 행</translation>
    </message>
    <message>
        <source>Share of the training rows kept for a test; 0 for none</source>
        <translation>시험용으로 남겨 두는 학습 행의 비율. 0이면 남기지 않음</translation>
    </message>
    <message>
        <source>Stratified</source>
        <translation>레이블 비율 유지</translation>
    </message>
    <message>
        <source>Splits keep the share of every label</source>
        <translation>나눌 때 레이블마다 비율을 그대로 유지</translation>
    </message>
    <message>
        <source>Keep duplicates together</source>
        <translation>중복 행은 한쪽에</translation>
    </message>
    <message>
        <source>Rows with the same source never stand on both sides of a split</source>
        <translation>원문이 같은 행은 나눈 양쪽에 함께 들어가지 않음</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>How often each of several training sets is seen</source>
        <translation>여러 학습 데이터를 각각 얼마나 자주 보는지</translation>
    </message>
    <message>
        <source>By the weights of the sets, in proportion to their rows, with a temperature, or all alike</source>
        <translation>데이터마다 정한 가중치대로, 행 수에 비례해서, 온도를 써서, 또는 모두 똑같이</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치대로</translation>
    </message>
    <message>
        <source>Proportional</source>
        <translation>행 수에 비례</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>모두 똑같이</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>proportional, temperature: rows that count of a set at most (K)</source>
        <translation>행 수에 비례, 온도: 데이터 하나에서 세는 행의 최대 수(K)</translation>
    </message>
    <message>
        <source>temperature: 1 for in proportion, more for closer to all alike (T)</source>
        <translation>온도: 1이면 행 수에 비례하고 클수록 모두 똑같아짐(T)</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>빼놓을 데이터</translation>
    </message>
    <message>
        <source>Name of a training set that is validated on but not trained on; empty for none</source>
        <translation>검증만 하고 학습하지 않을 학습 데이터의 이름. 비우면 없음</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>글로 답하기</translation>
    </message>
    <message>
        <source>Labels or numbers as words that the model writes; empty for a task that is text already</source>
        <translation>모델이 낱말로 쓰는 레이블이나 숫자. 이미 글인 작업이면 비움</translation>
    </message>
    <message>
        <source>What the target column holds</source>
        <translation>목표 열에 있는 것</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>틀</translation>
    </message>
    <message>
        <source>Around the texts, with {source} and {pair} in it; empty for the usual one</source>
        <translation>글을 둘러싸는 틀. {source}와 {pair}를 넣음. 비우면 보통 쓰는 틀</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>labels: what is written for a label of the file; empty for the label itself</source>
        <translation>레이블: 파일의 레이블 대신 쓰는 낱말. 비우면 레이블 그대로</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>numbers: the least that is written</source>
        <translation>숫자: 쓸 수 있는 가장 작은 값</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>numbers: the most that is written</source>
        <translation>숫자: 쓸 수 있는 가장 큰 값</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>numbers: what they are rounded to</source>
        <translation>숫자: 반올림하는 간격</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>바로잡기</translation>
    </message>
    <message>
        <source>Take what is written for the known label that is nearest</source>
        <translation>모델이 쓴 것을 가장 가까운 아는 레이블로 받아들임</translation>
    </message>
    <message>
        <source>Limit tokens</source>
        <translation>토큰 상한</translation>
    </message>
    <message>
        <source>Only the first rows that hold so many source and target tokens are trained on, again and again</source>
        <translation>원문과 목표 토큰이 이만큼인 앞쪽 행만 되풀이해서 학습</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>Changes of training rows, anew in every epoch, one after the other</source>
        <translation>학습 행을 에포크마다 새로, 차례로 바꾸는 방법</translation>
    </message>
    <message>
        <source>A way of changing training rows</source>
        <translation>학습 행을 바꾸는 방법</translation>
    </message>
    <message>
        <source>What is changed of a source</source>
        <translation>원문에서 바꾸는 것</translation>
    </message>
    <message>
        <source>Character noise</source>
        <translation>글자 잡음</translation>
    </message>
    <message>
        <source>Word drop</source>
        <translation>낱말 빼기</translation>
    </message>
    <message>
        <source>Word swap</source>
        <translation>낱말 바꾸기</translation>
    </message>
    <message>
        <source>Back translation</source>
        <translation>역번역</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Share of the rows that are changed in an epoch</source>
        <translation>한 에포크에서 바꾸는 행의 비율</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Share of a row&apos;s characters or words</source>
        <translation>한 행의 글자나 낱말 가운데 바꾸는 비율</translation>
    </message>
    <message>
        <source>back-translation: the model that writes a source from a target</source>
        <translation>역번역: 목표에서 원문을 쓰는 모델</translation>
    </message>
    <message>
        <source>back-translation: written before every target</source>
        <translation>역번역: 목표마다 앞에 쓰는 말</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>back-translation: what was written, by the run</source>
        <translation>역번역: 실행이 써 둔 파일</translation>
    </message>
    <message>
        <source>SHA-256 of that file, written by the run</source>
        <translation>그 파일의 SHA-256. 실행이 적음</translation>
    </message>
    <message>
        <source>Pairs: column of the second text</source>
        <translation>두 글의 쌍: 둘째 글의 열</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows</source>
        <translation>auto, utf-8, utf-16le, utf-16be, cp949 또는 ICU가 아는 다른 이름</translation>
    </message>
    <message>
        <source>What leaves rows of this data set out, one after the other</source>
        <translation>이 데이터에서 행을 제외하는 규칙. 차례로 적용합니다</translation>
    </message>
    <message>
        <source>Entrants</source>
        <translation>참가 모델</translation>
    </message>
    <message>
        <source>Entrant</source>
        <translation>참가 모델</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>똑같이 맞출 것</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>양</translation>
    </message>
    <message>
        <source>Starting points</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 차이</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>판정 지표</translation>
    </message>
    <message>
        <source>Significance</source>
        <translation>유의수준</translation>
    </message>
    <message>
        <source>Resamples</source>
        <translation>재표집 횟수</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>다른 변경</translation>
    </message>
    <message>
        <source>Starting point</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Fair comparison</source>
        <translation>공정한 비교</translation>
    </message>
    <message>
        <source>Several models under equal conditions</source>
        <translation>같은 조건에서 여러 모델</translation>
    </message>
    <message>
        <source>A model that takes part</source>
        <translation>비교에 참가하는 모델</translation>
    </message>
    <message>
        <source>What it is called in tables and charts</source>
        <translation>표와 차트에 쓸 이름</translation>
    </message>
    <message>
        <source>A recipe&apos;s model section: from, initialization, overrides</source>
        <translation>레시피의 모델 부분: 모델, 시작 가중치, 설정값</translation>
    </message>
    <message>
        <source>A recipe&apos;s tokenizer section, in place of the base&apos;s</source>
        <translation>함께 쓰는 레시피의 토크나이저를 대신할 토크나이저</translation>
    </message>
    <message>
        <source>Written before every source of this entrant, such as a task&apos;s name</source>
        <translation>이 모델의 모든 원문 앞에 쓸 글. 예: 과제 이름</translation>
    </message>
    <message>
        <source>Written before every source, for entrants without a prefix of their own; absent: what they are trained with; empty: nothing</source>
        <translation>앞에 쓸 글을 따로 정하지 않은 모델에게 모든 원문 앞에 쓸 글. 없으면 학습할 때 쓴 것, 빈 글이면 아무것도 쓰지 않음</translation>
    </message>
    <message>
        <source>Code of the source&apos;s language, for entrants without one of their own; absent: what they are trained with; empty: the tokenizer&apos;s</source>
        <translation>원문 언어를 따로 정하지 않은 모델에게 쓸 코드. 없으면 학습할 때 쓴 것, 빈 글이면 토크나이저의 기본값</translation>
    </message>
    <message>
        <source>Code of the target&apos;s language, for entrants without one of their own; absent: what they are trained with; empty: the tokenizer&apos;s</source>
        <translation>목표 언어를 따로 정하지 않은 모델에게 쓸 코드. 없으면 학습할 때 쓴 것, 빈 글이면 토크나이저의 기본값</translation>
    </message>
    <message>
        <source>Code, for families with language tokens</source>
        <translation>언어 토큰이 있는 모델의 언어 코드</translation>
    </message>
    <message>
        <source>PATH=VALUE</source>
        <translation>경로=값</translation>
    </message>
    <message>
        <source>Other changes to the base recipe, such as optimizer.learning_rate=0.002</source>
        <translation>함께 쓰는 레시피와 다르게 할 값. 예: optimizer.learning_rate=0.002</translation>
    </message>
    <message>
        <source>What its weights have learned before; may be left out where they are random</source>
        <translation>가중치가 미리 배운 것. 새 가중치면 비워 둠</translation>
    </message>
    <message>
        <source>What is made equal among the entrants&apos; training</source>
        <translation>참가 모델의 학습에서 똑같이 맞출 것</translation>
    </message>
    <message>
        <source>Steps, bytes of targets learned from, floating-point operations, seconds or memory</source>
        <translation>스텝, 배운 정답의 바이트, 부동소수점 연산, 시간 또는 메모리</translation>
    </message>
    <message>
        <source>How much each entrant gets: steps, bytes, operations, seconds or GiB</source>
        <translation>모델마다 주는 양: 스텝, 바이트, 연산, 초 또는 GiB</translation>
    </message>
    <message>
        <source>Whether the models must be alike in size</source>
        <translation>모델의 크기가 비슷해야 하는지</translation>
    </message>
    <message>
        <source>Whether parameters outside the embeddings must be alike</source>
        <translation>임베딩 밖의 매개변수 수가 비슷해야 하는지</translation>
    </message>
    <message>
        <source>By how much the largest may exceed the smallest, as a share</source>
        <translation>가장 큰 모델이 가장 작은 모델보다 커도 되는 비율</translation>
    </message>
    <message>
        <source>How the trained models are judged on the test set</source>
        <translation>학습한 모델을 시험 데이터로 판정하는 방법</translation>
    </message>
    <message>
        <source>A metric of s2s metrics</source>
        <translation>s2s metrics의 지표</translation>
    </message>
    <message>
        <source>Metrics of the task&apos;s texts, labels or numbers; empty for those that suit task and language</source>
        <translation>과제의 글, 라벨 또는 수에 쓰는 지표. 비우면 과제와 언어에 맞는 것</translation>
    </message>
    <message>
        <source>The metric that decides, such as chrf++, bits_per_byte or accuracy; empty for the first</source>
        <translation>판정할 지표. 예: chrf++, bits_per_byte, accuracy. 비우면 첫째 것</translation>
    </message>
    <message>
        <source>Rows at once</source>
        <translation>한 번에 답할 행 수</translation>
    </message>
    <message>
        <source>Outputs that are shown side by side</source>
        <translation>나란히 보여 줄 답의 수</translation>
    </message>
    <message>
        <source>Differences with a larger p-value are not significant</source>
        <translation>p값이 이보다 크면 유의하지 않음</translation>
    </message>
    <message>
        <source>Samples of the intervals and of both paired tests</source>
        <translation>구간과 두 가지 짝 검정의 표본 수</translation>
    </message>
    <message>
        <source>What all entrants share: a recipe without its model, or a recipe file</source>
        <translation>모든 모델이 함께 쓰는 것: 모델을 뺀 레시피 또는 레시피 파일</translation>
    </message>
    <message>
        <source>The models that are compared</source>
        <translation>비교할 모델</translation>
    </message>
    <message>
        <source>What the trained models are judged on</source>
        <translation>학습한 모델을 판정할 데이터</translation>
    </message>
    <message>
        <source>Name of the comparison</source>
        <translation>비교의 이름</translation>
    </message>
    <message>
        <source>Whether entrants start as each declares, or all from random weights</source>
        <translation>모델마다 정한 가중치에서 시작할지, 모두 새 가중치에서 시작할지</translation>
    </message>
    <message>
        <source>A seed</source>
        <translation>시드 하나</translation>
    </message>
    <message>
        <source>Every entrant is trained once with each of these seeds</source>
        <translation>모든 모델을 이 시드마다 한 번씩 학습</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>모델마다 정한 대로</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>상관없음</translation>
    </message>
    <message>
        <source>Outside embeddings</source>
        <translation>임베딩 밖이 비슷하게</translation>
    </message>
    <message>
        <source>Target bytes</source>
        <translation>정답 바이트</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>연산량</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Self supervised</source>
        <translation>글만으로 배움(자기지도)</translation>
    </message>
    <message>
        <source>Supervised elsewhere</source>
        <translation>다른 과제를 지도 학습함</translation>
    </message>
    <message>
        <source>Supervised here</source>
        <translation>이 과제를 이미 지도 학습함</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
</context>
<context>
    <name>NumberFormat</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1일</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>(not set)</source>
        <translation>(없음)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Choose a file or folder</source>
        <translation>파일이나 폴더 선택</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
</context>
<context>
    <name>s2s::languages</name>
    <message>
        <source>Afrikaans</source>
        <translation>아프리칸스어</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>암하라어</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>아랍어</translation>
    </message>
    <message>
        <source>Asturian</source>
        <translation>아스투리아스어</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>아제르바이잔어</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>바시키르어</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>벨라루스어</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>불가리아어</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>벵골어</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>브르타뉴어</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>보스니아어</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>카탈루냐어</translation>
    </message>
    <message>
        <source>Cebuano</source>
        <translation>세부아노어</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>체코어</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>웨일스어</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>덴마크어</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>그리스어</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>에스토니아어</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>페르시아어</translation>
    </message>
    <message>
        <source>Fulah</source>
        <translation>풀라어</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>핀란드어</translation>
    </message>
    <message>
        <source>Western Frisian</source>
        <translation>서프리지아어</translation>
    </message>
    <message>
        <source>Irish</source>
        <translation>아일랜드어</translation>
    </message>
    <message>
        <source>Scottish Gaelic</source>
        <translation>스코틀랜드 게일어</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>갈리시아어</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>구자라트어</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>하우사어</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>히브리어</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>힌디어</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>크로아티아어</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>아이티 크레올어</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>헝가리어</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>아르메니아어</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>인도네시아어</translation>
    </message>
    <message>
        <source>Igbo</source>
        <translation>이그보어</translation>
    </message>
    <message>
        <source>Iloko</source>
        <translation>일로코어</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>아이슬란드어</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>이탈리아어</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>자바어</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>조지아어</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>카자흐어</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>크메르어</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>칸나다어</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>룩셈부르크어</translation>
    </message>
    <message>
        <source>Ganda</source>
        <translation>간다어</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>링갈라어</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>라오어</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>리투아니아어</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>라트비아어</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>말라가시어</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>마케도니아어</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>말라얄람어</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>몽골어</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>마라티어</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>말레이어</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>버마어</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>네팔어</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>네덜란드어</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>노르웨이어</translation>
    </message>
    <message>
        <source>Northern Sotho</source>
        <translation>북소토어</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>오크어</translation>
    </message>
    <message>
        <source>Odia</source>
        <translation>오리야어</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>펀자브어</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>폴란드어</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>파슈토어</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>포르투갈어</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>러시아어</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>신디어</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>싱할라어</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>슬로바키아어</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>슬로베니아어</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>소말리어</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>알바니아어</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>세르비아어</translation>
    </message>
    <message>
        <source>Swati</source>
        <translation>스와티어</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>순다어</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>스웨덴어</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>스와힐리어</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>타밀어</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>태국어</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>타갈로그어</translation>
    </message>
    <message>
        <source>Tswana</source>
        <translation>츠와나어</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>튀르키예어</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>우크라이나어</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>우르두어</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>우즈베크어</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>베트남어</translation>
    </message>
    <message>
        <source>Wolof</source>
        <translation>월로프어</translation>
    </message>
    <message>
        <source>Xhosa</source>
        <translation>코사어</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>이디시어</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>요루바어</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>줄루어</translation>
    </message>
</context>
<context>
    <name>s2s::EvaluatePage</name>
    <message>
        <source>%1 and %2 do not differ significantly in %3.</source>
        <translation>%3에서 %1와(과) %2의 차이는 유의하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: the difference in %3 was not tested, as a score is no finite number.</source>
        <translation>%1와(과) %2: 유한한 수가 아닌 점수가 있어 %3의 차이를 검정하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: too few resamples to tell whether they differ in %3.</source>
        <translation>%1와(과) %2: 재표집이 너무 적어 %3에서 차이가 있는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is better than %2 in %3.</source>
        <translation>%3에서 %1이(가) %2보다 낫습니다.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2~%3)</translation>
    </message>
    <message>
        <source>The references are Korean: chrF++ is the headline, and BLEU counts characters.</source>
        <translation>정답이 한국어입니다. 대표 지표는 chrF++이고 BLEU는 글자를 셉니다.</translation>
    </message>
    <message>
        <source>The headline is %1.</source>
        <translation>대표 지표는 %1입니다.</translation>
    </message>
    <message>
        <source>The references are Korean: chrF++ is the headline, and BLEU&apos;s tokenizer is %1.</source>
        <translation>정답이 한국어입니다. 대표 지표는 chrF++이고 BLEU의 토크나이저는 %1입니다.</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>%1 with seed %2 has no numbers: %3.</source>
        <translation>시드 %2의 %1은(는) 결과가 없습니다: %3.</translation>
    </message>
    <message>
        <source>Rows of the test set that cannot be used and are left out: %1. The first: %2.</source>
        <translation>쓸 수 없어 제외한 시험 자료의 행: %1개. 첫째: %2.</translation>
    </message>
    <message>
        <source>Test rows that are also training rows: %1 of %2. What the models answer there they may know by heart.</source>
        <translation>학습 데이터에도 있는 시험 데이터의 행: %2개 가운데 %1개. 그 행에서는 모델이 답을 외웠을 수 있습니다.</translation>
    </message>
    <message>
        <source>Test rows that are also training rows, of %1: %2. What a model answers there it may know by heart.</source>
        <translation>학습 데이터에도 있는 시험 데이터의 행(모두 %1개): %2. 그 행에서는 모델이 답을 외웠을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 with seed %2: %3.</source>
        <translation>시드 %2의 %1: %3.</translation>
    </message>
    <message>
        <source>%1&apos;s vocabulary cannot write %2 of the targets&apos; text. It never writes this, and its bits per byte, in which what is unknown costs little or nothing, cannot be compared.</source>
        <translation>%1의 어휘로는 정답 글의 %2를 쓸 수 없습니다. 그런 글은 쓰는 일이 없고, 모르는 것은 값싸게 매겨지거나 아예 빠지므로 바이트당 비트를 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 did not learn %2 of the targets&apos; bytes: they lie behind the limit of tokens (data.max_target_tokens).</source>
        <translation>%1은(는) 정답 바이트의 %2를 배우지 못했습니다. 토큰 수 제한(data.max_target_tokens) 뒤에 있어 잘렸습니다.</translation>
    </message>
    <message>
        <source>Left out of the order and the tests by %1: %2. Their vocabularies cannot write enough of the test set&apos;s references.</source>
        <translation>%1에 따른 순위와 검정에서 제외했습니다: %2. 그 어휘로는 시험 자료의 정답을 충분히 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Not every entrant has numbers with the same seeds. A score is over all seeds of its entrant, a difference over those that both have.</source>
        <translation>모델마다 결과가 있는 시드가 다릅니다. 점수는 그 모델의 모든 시드로 셈하고, 차이는 두 모델에 공통된 시드로 셈합니다.</translation>
    </message>
    <message>
        <source>One seed only: how much of a difference comes from the seed is not known here. p-values and intervals are of these trained models over the test rows, and say nothing about training again.</source>
        <translation>시드가 하나뿐입니다. 차이 가운데 얼마가 시드에서 왔는지 여기서는 알 수 없습니다. p값과 구간은 시험 데이터의 행에 대한, 학습된 이 모델들만의 것이며 다시 학습하면 어떻게 될지는 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>One seed only that both have: %1. How much of their difference comes from the seed is not known here, and p-value and interval say nothing about training again.</source>
        <translation>두 모델에 공통된 시드가 하나뿐입니다: %1. 그 차이 가운데 얼마가 시드에서 왔는지 여기서는 알 수 없으며, p값과 구간은 다시 학습하면 어떻게 될지 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>With %1 seeds little can be concluded: how far differences scatter over so few is hardly known, so the tests allow for much. More seeds would tell more.</source>
        <translation>시드 %1개로는 결론을 내리기 어렵습니다. 시드가 이렇게 적으면 차이가 시드에 따라 얼마나 흩어지는지 거의 알 수 없어 검정이 그만큼 넉넉히 잡습니다. 시드를 늘리면 더 알 수 있습니다.</translation>
    </message>
    <message>
        <source>The difference between %1 and %2 may come from the seeds: it is %3 %4, and the scores of %5 spread by %6 over them. All of %7 seeds agree about who is better, which happens by chance once in %8 cases; more seeds would tell.</source>
        <translation>%1와(과) %2의 차이는 시드에서 왔을 수 있습니다. 차이는 %4 %3인데, %5의 점수는 시드에 따라 %6만큼 퍼져 있습니다. 시드 %7개가 모두 같은 쪽이 낫다고 하지만, 우연히도 %8번에 한 번은 그렇게 됩니다. 시드를 늘리면 알 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Settings differ among the entrants: %1.</source>
        <translation>모델마다 설정이 다릅니다: %1.</translation>
    </message>
    <message>
        <source>Settings differ among the entrants: %1; and %2 more.</source>
        <translation>모델마다 설정이 다릅니다: %1; 그 밖에 %2가지.</translation>
    </message>
    <message>
        <source>%1 with seed %2</source>
        <translation>%1(시드 %2)</translation>
    </message>
    <message>
        <source>SHA-256 %1 for %2</source>
        <translation>%2 SHA-256 %1</translation>
    </message>
    <message>
        <source>%1 changed while the comparison ran, so that not all runs learned from the same rows: %2.</source>
        <translation>비교가 진행되는 동안 %1 파일이 바뀌어 모든 실행이 같은 행을 배우지는 않았습니다: %2.</translation>
    </message>
    <message>
        <source>The data changed before the training of %1: how many bytes, operations and rows that took is not known.</source>
        <translation>다음 모델의 학습 전에 데이터가 바뀌어 배운 바이트, 연산, 행의 수를 알 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>The same rows in the same order, and the same seeds, for every entrant.</source>
        <translation>모든 모델이 같은 행을 같은 순서로, 같은 시드로 배웠습니다.</translation>
    </message>
    <message>
        <source>The same rows in the same order for every entrant that has numbers with a seed.</source>
        <translation>같은 시드로 결과가 나온 모든 모델이 같은 행을 같은 순서로 배웠습니다.</translation>
    </message>
    <message>
        <source>Not every entrant learned from the same rows in the same order.</source>
        <translation>모든 모델이 같은 행을 같은 순서로 배우지는 않았습니다.</translation>
    </message>
    <message>
        <source>With each seed the rows came in the same order, as far as each entrant went: %1.</source>
        <translation>시드마다 행의 순서는 같지만 배운 행의 수가 다릅니다: %1.</translation>
    </message>
    <message>
        <source>%1 rows for %2</source>
        <translation>%2 %1행</translation>
    </message>
    <message>
        <source>%1 to %2 rows for %3</source>
        <translation>%3 %1~%2행</translation>
    </message>
    <message>
        <source>Equalised: memory for training, %1 GiB each, which decides how many rows a micro-batch holds: %2.</source>
        <translation>똑같이 맞춤: 학습 메모리, 모델마다 %1 GiB. 이것으로 정해진 마이크로배치의 행 수: %2.</translation>
    </message>
    <message>
        <source>Meant to be equal, but not: memory for training. %1 GiB hold more rows than there are to learn from, so that memory decided nothing for %2. Rows of a micro-batch: %3.</source>
        <translation>같게 하려 했으나 같지 않음: 학습 메모리. %1 GiB에는 학습할 행을 모두 담고도 남아, 메모리가 %2의 행 수를 정하지 않았습니다. 마이크로배치의 행 수: %3.</translation>
    </message>
    <message>
        <source>Meant to be equal, but not quite: %1, from %2 (%3) to %4 (%5), %6 apart.</source>
        <translation>같게 하려 했으나 조금 다릅니다: %1, %2(%3)부터 %4(%5)까지, 차이 %6.</translation>
    </message>
    <message>
        <source>More memory than was asked: %1 asked, up to %2 (%3) taken.</source>
        <translation>정한 것보다 많은 메모리: 정한 값 %1, 실제로 쓴 값은 많게는 %2(%3).</translation>
    </message>
    <message>
        <source>Not the amount that was asked: %1, %2 asked, %3 taken by every run, which is off by %4.</source>
        <translation>정한 양과 다름: %1, 정한 값 %2, 모든 실행이 실제로 쓴 값 %3, 차이 %4.</translation>
    </message>
    <message>
        <source>Not the amount that was asked: %1, %2 asked, from %3 (%4) to %5 (%6) taken. Runs that are off by more than 2 %: %7 of %8, the furthest by %9.</source>
        <translation>정한 양과 다름: %1, 정한 값 %2, 실제로 쓴 값 %3(%4)부터 %5(%6)까지. 2 % 넘게 벗어난 실행: %8개 중 %7개, 가장 큰 차이 %9.</translation>
    </message>
    <message>
        <source>Equalised: %1, %2 each.</source>
        <translation>똑같이 맞춤: %1, 모델마다 %2.</translation>
    </message>
    <message>
        <source>Equalised: %1, %2 each to within %3.</source>
        <translation>똑같이 맞춤: %1, 모델마다 %2(차이 %3 이내).</translation>
    </message>
    <message>
        <source>Alike within 5 %: %1.</source>
        <translation>차이 5 % 이내: %1.</translation>
    </message>
    <message>
        <source>%1 from %2 (%3) to %4 (%5), %6 times</source>
        <translation>%1, %2(%3)부터 %4(%5)까지 %6배</translation>
    </message>
    <message>
        <source>Not equalised: %1.</source>
        <translation>맞추지 않음: %1.</translation>
    </message>
    <message>
        <source>Equal starting points: every entrant began from %1.</source>
        <translation>출발점이 같습니다. 모든 모델이 %1에서 시작했습니다.</translation>
    </message>
    <message>
        <source>Equal starting points: every entrant began from %1. What these had been trained on, how long and by whom, is beyond this comparison.</source>
        <translation>출발점이 같습니다. 모든 모델이 %1에서 시작했습니다. 그 가중치를 누가 무엇으로 얼마나 학습했는지는 이 비교로 알 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1은(는) %2에서</translation>
    </message>
    <message>
        <source>The starting points are not equal: %1 began the training. What an entrant had learned before counts in every number below, so a better score is not yet a better model.</source>
        <translation>출발점이 다릅니다. %1 학습을 시작했습니다. 미리 배운 것이 아래의 모든 수에 들어 있으므로, 점수가 더 높다고 더 나은 모델이라고 할 수는 없습니다.</translation>
    </message>
    <message>
        <source>By %1 on %2 test rows, best first: %3.</source>
        <translation>시험 데이터 %2행에서 %1(으)로 본 순위: %3.</translation>
    </message>
    <message>
        <source>%1 and %2: the difference of %3 is not significant.</source>
        <translation>%1와(과) %2: %3의 차이는 유의하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: the difference in %3 was not tested, as a score is no finite number.</source>
        <translation>%1와(과) %2: 유한한 수가 아닌 점수가 있어 %3의 차이를 검정하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: too few resamples to tell whether the difference of %3 is significant.</source>
        <translation>%1와(과) %2: 재표집이 너무 적어 %3의 차이가 유의한지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: the difference of %3 holds over the test rows, but not under every seed, so it is not counted as significant.</source>
        <translation>%1와(과) %2: %3의 차이는 시험 데이터에서는 나타나지만 모든 시드에서 그렇지는 않으므로 유의하다고 보지 않습니다.</translation>
    </message>
    <message>
        <source>%1 and %2: there is no seed with which both have a score, so they are not compared.</source>
        <translation>%1와(과) %2: 둘 다 점수가 있는 시드가 없어 비교하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is better than %2 by %3: significant.</source>
        <translation>%1이(가) %2보다 %3만큼 낫습니다. 유의한 차이입니다.</translation>
    </message>
    <message>
        <source>The p-values are the larger ones of two two-sided tests over the test rows, paired bootstrap and approximate randomisation, each adjusted for %1 pairs (Holm 1979); a difference counts as significant at p ≤ %2.</source>
        <translation>p값은 시험 데이터의 행으로 한 두 가지 양측 검정(짝 부트스트랩과 근사 무작위화) 가운데 큰 값이며, 각각 %1쌍에 맞게 보정했습니다(Holm 1979). p ≤ %2이면 유의한 차이로 봅니다.</translation>
    </message>
    <message>
        <source>p-values and intervals of differences are over the test rows and the seeds together: to each resample and exchange of the rows comes how the seeds&apos; differences scatter (Student&apos;s t). They tell of training with other seeds, not of other training data.</source>
        <translation>차이의 p값과 구간은 시험 데이터의 행과 시드를 함께 고려한 것입니다. 행을 다시 뽑거나 맞바꿀 때마다 시드별 차이가 흩어지는 정도(스튜던트 t)를 더합니다. 다른 시드로 학습하는 경우를 말해 주며, 다른 학습 데이터에 대해서는 말해 주지 않습니다.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>optimizer steps</source>
        <translation>옵티마이저 스텝</translation>
    </message>
    <message>
        <source>bytes of learned targets</source>
        <translation>배운 정답의 바이트</translation>
    </message>
    <message>
        <source>floating-point operations</source>
        <translation>부동소수점 연산</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>최대 메모리</translation>
    </message>
    <message>
        <source>parameters outside the embeddings</source>
        <translation>임베딩 밖의 매개변수</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 ± %2 over %3 seeds</source>
        <translation>%1 ± %2(시드 %3개)</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%2 %1(%3)</translation>
    </message>
    <message>
        <source>%1 %2 (95 % interval %3 to %4, %5)</source>
        <translation>%2 %1(95 % 구간 %3~%4, %5)</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>self-supervised weights</source>
        <translation>자기지도로 학습한 가중치</translation>
    </message>
    <message>
        <source>weights supervised on other tasks</source>
        <translation>다른 과제로 지도 학습한 가중치</translation>
    </message>
    <message>
        <source>weights already supervised on this task</source>
        <translation>이 과제로 이미 지도 학습한 가중치</translation>
    </message>
</context>
<context>
    <name>FieldProblem</name>
    <message>
        <source>%1 is below %2</source>
        <translation>%1은(는) %2보다 작음</translation>
    </message>
    <message>
        <source>%1 is above %2</source>
        <translation>%1은(는) %2보다 큼</translation>
    </message>
    <message>
        <source>%1 is not a choice</source>
        <translation>%1은(는) 고를 수 없는 값임</translation>
    </message>
    <message>
        <source>use one of: %1</source>
        <translation>다음 가운데 하나를 쓸 것: %1</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>‘%1’을(를) 뜻했나요?</translation>
    </message>
    <message>
        <source>known keys are: %1</source>
        <translation>쓸 수 있는 키: %1</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1은(는) %2이(가) 아님</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 또는 %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>참 또는 거짓</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>a choice</source>
        <translation>선택지</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>빠져 있음</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>모르는 키</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation>%1은(는) %2에서 %3까지가 아님</translation>
    </message>
    <message>
        <source>is a score of generated answers, and none are generated</source>
        <translation>생성한 답변의 점수인데 생성하는 답변이 없음</translation>
    </message>
    <message>
        <source>set evaluation.generated_rows</source>
        <translation>evaluation.generated_rows를 정할 것</translation>
    </message>
    <message>
        <source>does not apply, as the model writes no texts that could be compared with those of a validation set</source>
        <translation>모델이 검증 집합의 글과 견줄 글을 쓰지 않으므로 쓸 수 없음</translation>
    </message>
    <message>
        <source>set it to 0</source>
        <translation>0으로 정할 것</translation>
    </message>
    <message>
        <source>nothing is validated</source>
        <translation>검증하는 것이 없음</translation>
    </message>
    <message>
        <source>give data.validation and evaluation.every_steps, or set this to 0</source>
        <translation>data.validation과 evaluation.every_steps를 정하거나 이 값을 0으로 둘 것</translation>
    </message>
    <message>
        <source>%1 steps are done already, which is more than %2</source>
        <translation>이미 %1스텝을 마쳤는데 %2스텝은 그보다 적음</translation>
    </message>
    <message>
        <source>name at least these, or a checkpoint of the run where an earlier model is wanted</source>
        <translation>그만큼이나 더 많이 쓸 것. 앞선 모델이 필요하면 그 실행의 체크포인트를 쓸 것</translation>
    </message>
    <message>
        <source>cannot change once a run has begun</source>
        <translation>실행이 시작된 뒤에는 바꿀 수 없음</translation>
    </message>
    <message>
        <source>start a new run for that; resume takes %1</source>
        <translation>그렇게 하려면 새 실행을 시작할 것. 이어 갈 때 바꿀 수 있는 것: %1</translation>
    </message>
    <message>
        <source>steps are given too</source>
        <translation>스텝도 주어져 있음</translation>
    </message>
    <message>
        <source>give exactly one of steps and epochs</source>
        <translation>스텝과 에폭 가운데 하나만 쓸 것</translation>
    </message>
</context>
</TS>
