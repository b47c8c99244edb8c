<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>The chart was not written</source>
        <translation>차트를 저장하지 못했습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Fine-tune, inspect and compare sequence-to-sequence models</source>
        <translation>시퀀스-투-시퀀스 모델을 미세조정하고 살펴보고 비교합니다</translation>
    </message>
    <message>
        <source>Open the embedded demo.</source>
        <translation>내장 데모를 엽니다.</translation>
    </message>
    <message>
        <source>A model, a run, a folder of runs, a comparison, an evaluation, a recipe or a file of sentences to open.</source>
        <translation>열 것: 모델, 실행, 실행 폴더, 비교, 평가, 레시피 또는 문장 파일.</translation>
    </message>
    <message>
        <source>Save a picture of every page in both themes, then close.</source>
        <translation>모든 화면을 두 테마로 저장하고 닫습니다.</translation>
    </message>
    <message>
        <source>The window&apos;s size, also of pictures, such as 1366x768.</source>
        <translation>창과 그림의 크기입니다. 예: 1366x768</translation>
    </message>
</context>
<context>
    <name>s2s</name>
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
</context>
<context>
    <name>s2s::AddModelDialog</name>
    <message>
        <source>run without a checkpoint yet: what it begins with</source>
        <translation>아직 체크포인트가 없는 실행: 시작하는 모델</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>Search presets: mt5, small, …</source>
        <translation>프리셋 검색: mt5, small, …</translation>
    </message>
    <message>
        <source>Search runs and directories</source>
        <translation>실행과 폴더 검색</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Directory…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>run, its best checkpoint</source>
        <translation>실행의 최고 체크포인트</translation>
    </message>
    <message>
        <source>A model in the Hugging Face layout, or a run</source>
        <translation>허깅페이스 형식의 모델 또는 실행</translation>
    </message>
    <message>
        <source>Answer together as one: the mean of their logits</source>
        <translation>하나로 함께 답하기: 로짓의 평균</translation>
    </message>
    <message>
        <source>Models or checkpoints of one vocabulary; choose several in the list</source>
        <translation>같은 어휘를 쓰는 모델이나 체크포인트. 목록에서 여러 개를 고르세요</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1스텝</translation>
    </message>
</context>
<context>
    <name>s2s::AnswerCard</name>
    <message>
        <source>%1 parameters</source>
        <translation>파라미터 %1개</translation>
    </message>
    <message>
        <source>(an empty answer)</source>
        <translation>(빈 답변)</translation>
    </message>
    <message>
        <source>same as %1</source>
        <translation>%1와(과) 같음</translation>
    </message>
    <message>
        <source>live, step %1</source>
        <translation>학습 중, %1스텝</translation>
    </message>
    <message>
        <source>Fed to the model: %1</source>
        <translation>모델에 입력된 글: %1</translation>
    </message>
    <message>
        <source>Take %1 off this page</source>
        <translation>이 화면에서 %1 빼기</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>기다리는 중…</translation>
    </message>
    <message>
        <source>loading its weights…</source>
        <translation>가중치를 불러오는 중…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>A preset has no weights, so it cannot answer.</source>
        <translation>프리셋에는 가중치가 없어 답할 수 없습니다.</translation>
    </message>
    <message>
        <source>Add a model directory, or train one on the Train page.</source>
        <translation>모델 폴더를 추가하거나 학습 화면에서 학습하세요.</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>아직 묻지 않았습니다.</translation>
    </message>
    <message>
        <source>marked: what differs from the prompt</source>
        <translation>표시: 프롬프트와 다른 부분</translation>
    </message>
    <message>
        <source>number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>마스크 %1</translation>
    </message>
    <message>
        <source>never taught to translate</source>
        <translation>번역을 배운 적 없음</translation>
    </message>
    <message>
        <source>never trained in this direction</source>
        <translation>이 방향은 학습한 적 없음</translation>
    </message>
    <message>
        <source>filled no blank</source>
        <translation>채운 빈칸 없음</translation>
    </message>
    <message>
        <source>%1 of %2 pieces unknown</source>
        <translation>%2 조각의 %1를 모름</translation>
    </message>
    <message>
        <source>%1 of the prompt unknown</source>
        <translation>입력의 %1를 모름</translation>
    </message>
    <message>
        <source>%1 · %2 tokens/s · score %3</source>
        <translation>%1 · 초당 %2토큰 · 점수 %3</translation>
    </message>
</context>
<context>
    <name>s2s::AnswerColumns</name>
    <message>
        <source>Models you add answer here side by side: directories in the Hugging Face layout, and your runs.</source>
        <translation>추가한 모델들이 여기서 나란히 답합니다. 허깅페이스 형식의 폴더와 내 실행을 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>데모 해 보기</translation>
    </message>
</context>
<context>
    <name>s2s::ChecksPane</name>
    <message>
        <source>line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>제외하는 행이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s), not counted yet</source>
        <translation>
            <numerusform>필터 %n개, 아직 세지 않음</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out are %1 of %2 rows; %3 stay.</source>
        <translation>%2행 중 %1행을 제외하고 %3행을 씁니다.</translation>
    </message>
    <message>
        <source>The rows are being checked: duplicates, leakage, languages, lengths.</source>
        <translation>행을 검사하고 있습니다: 중복, 누출, 언어, 길이.</translation>
    </message>
    <message>
        <source>Choose a data set that can be read.</source>
        <translation>읽을 수 있는 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>This file is large. “Check all rows” looks for duplicates, leakage into validation and test rows, wrong languages and odd lengths.</source>
        <translation>큰 파일입니다. “모든 행 검사”를 누르면 중복, 검증·시험 행과 겹치는 행, 다른 언어, 이상한 길이를 찾습니다.</translation>
    </message>
    <message>
        <source>“Check again” looks at the rows as they are now.</source>
        <translation>“다시 검사”를 누르면 지금 상태의 행을 검사합니다.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Examples of what was found; Return shows the row</source>
        <translation>찾은 행의 예. Enter를 누르면 그 행을 보여 줍니다</translation>
    </message>
    <message>
        <source>A double click shows the row above</source>
        <translation>두 번 누르면 위의 표에서 그 행을 보여 줍니다</translation>
    </message>
    <message>
        <source>All filters…</source>
        <translation>모든 필터…</translation>
    </message>
    <message>
        <source>No row of this file is like that.</source>
        <translation>이 파일에는 그런 행이 없습니다.</translation>
    </message>
    <message>
        <source>rows whose source has tokens that %1 does not know</source>
        <translation>원문에 %1이(가) 모르는 토큰이 있는 행</translation>
    </message>
    <message>
        <source>rows whose target has tokens that %1 does not know</source>
        <translation>번역문에 %1이(가) 모르는 토큰이 있는 행</translation>
    </message>
    <message>
        <source>rows whose source is longer than %1 tokens of %2</source>
        <translation>원문이 %2 토큰 %1개보다 긴 행</translation>
    </message>
    <message>
        <source>rows whose target is longer than %1 tokens of %2</source>
        <translation>번역문이 %2 토큰 %1개보다 긴 행</translation>
    </message>
</context>
<context>
    <name>s2s::ChoiceEditor</name>
    <message>
        <source>(not set)</source>
        <translation>(없음)</translation>
    </message>
</context>
<context>
    <name>s2s::ColumnUse</name>
    <message>
        <source>not used</source>
        <translation>쓰지 않음</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>둘째 글</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>수</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonCurves</name>
    <message>
        <source>Against</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>bytes of targets</source>
        <translation>정답의 바이트</translation>
    </message>
    <message>
        <source>floating-point operations</source>
        <translation>부동소수점 연산</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Training on a common axis</source>
        <translation>같은 축 위의 학습</translation>
    </message>
    <message>
        <source>bits per byte, validation</source>
        <translation>바이트당 비트, 검증</translation>
    </message>
    <message>
        <source>accuracy, validation</source>
        <translation>정확도, 검증</translation>
    </message>
    <message>
        <source>Pearson correlation, validation</source>
        <translation>피어슨 상관계수, 검증</translation>
    </message>
    <message>
        <source>loss, validation</source>
        <translation>손실, 검증</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonDialog</name>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Use this comparison</source>
        <translation>이 비교 사용</translation>
    </message>
    <message>
        <source>Compose a comparison</source>
        <translation>비교 만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>My comparison</source>
        <translation>내 비교</translation>
    </message>
    <message>
        <source>What all models share</source>
        <translation>모든 모델이 함께 쓰는 레시피</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>Made equal</source>
        <translation>똑같이 맞출 것</translation>
    </message>
    <message>
        <source>How much each gets</source>
        <translation>모델마다 주는 양</translation>
    </message>
    <message>
        <source>Weights at the start</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Sizes of the models</source>
        <translation>모델 크기</translation>
    </message>
    <message>
        <source>Allowed difference in size</source>
        <translation>허용하는 크기 차이</translation>
    </message>
    <message>
        <source>Metric that decides</source>
        <translation>판정 지표</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>최대 답변 길이</translation>
    </message>
    <message>
        <source>Answers shown side by side</source>
        <translation>나란히 보여 줄 답</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>The recipe of the Train page</source>
        <translation>학습 페이지의 레시피</translation>
    </message>
    <message>
        <source>A recipe file…</source>
        <translation>레시피 파일…</translation>
    </message>
    <message>
        <source>The recipe of a run</source>
        <translation>실행의 레시피</translation>
    </message>
    <message>
        <source>A recipe file</source>
        <translation>레시피 파일</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>Choose a recipe</source>
        <translation>레시피 고르기</translation>
    </message>
    <message>
        <source>Data, length, optimizer and all else that is the same for every model</source>
        <translation>데이터, 길이, 옵티마이저 등 모든 모델에 똑같은 설정</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>What the trained models are judged on; none of them learns from it</source>
        <translation>학습한 모델을 판정할 데이터. 학습에는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Not ready to run yet.</source>
        <translation>아직 실행할 수 없습니다.</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>비교 저장</translation>
    </message>
    <message>
        <source>Comparisons (*.json)</source>
        <translation>비교 (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>The recipe of the copied comparison</source>
        <translation>복사한 비교의 레시피</translation>
    </message>
    <message>
        <source>Choose a recipe that all models share.</source>
        <translation>모든 모델이 함께 쓸 레시피를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a test set.</source>
        <translation>시험 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>Add the models: two at least make a comparison.</source>
        <translation>모델을 둘 이상 추가하세요.</translation>
    </message>
    <message>
        <source>Looking at the models and the data…</source>
        <translation>모델과 데이터를 살펴보는 중…</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonDraft</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2; without a prefix for models that have none of their own</source>
        <translation>%1 → %2. 제 접두어가 없는 모델에는 접두어 없이</translation>
    </message>
    <message>
        <source>%1 → %2; behind “%3” for models without a prefix of their own</source>
        <translation>%1 → %2. 제 접두어가 없는 모델에는 “%3” 뒤에</translation>
    </message>
    <message numerus="yes">
        <source>%1 step(s) of %2</source>
        <translation>
            <numerusform>%2씩 %1스텝</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1, 학습률 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) a step</source>
        <translation>
            <numerusform>한 스텝에 %1행</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1행</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonPane</name>
    <message>
        <source>%1: step %2 of %3</source>
        <translation>%1: %3스텝 중 %2스텝</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation>다른 실행이 학습 중입니다</translation>
    </message>
    <message>
        <source>pause it, then compare</source>
        <translation>일시정지한 다음 비교하세요</translation>
    </message>
    <message>
        <source>Open a comparison</source>
        <translation>비교 열기</translation>
    </message>
    <message>
        <source>Comparisons (*.json)</source>
        <translation>비교 (*.json)</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>보고서 쓰기</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX tables (*.tex)</source>
        <translation>웹 페이지 (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX 표 (*.tex)</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>보고서가 %1에 있습니다</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>Open the demo&apos;s comparison</source>
        <translation>데모의 비교 열기</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1 (변경)</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>New comparison…</source>
        <translation>새 비교…</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>복사해서 고치기…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Several models under equal conditions, one run after another, and a verdict in words. The demo&apos;s comparison trains three tiny models on the same Korean sentences; or choose the models yourself.</source>
        <translation>같은 조건에서 여러 모델을 차례로 학습하고 결과를 말로 판정합니다. 데모의 비교는 아주 작은 모델 셋을 같은 한국어 문장으로 학습합니다. 모델을 직접 고를 수도 있습니다.</translation>
    </message>
    <message>
        <source>a comparison is running</source>
        <translation>비교가 진행 중입니다</translation>
    </message>
    <message>
        <source>pause it, then open another</source>
        <translation>일시정지한 다음 다른 비교를 여세요</translation>
    </message>
    <message>
        <source>Try failed runs again</source>
        <translation>실패한 실행 다시 하기</translation>
    </message>
    <message>
        <source>Runs that failed wait again, once their cause is mended; the others stay as they are</source>
        <translation>원인을 고친 다음 실패한 실행을 다시 합니다. 다른 실행은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>쓰는 중…</translation>
    </message>
    <message>
        <source>the demo&apos;s comparison</source>
        <translation>데모의 비교</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonProgress</name>
    <message>
        <source>It paused by itself: %1</source>
        <translation>스스로 멈췄습니다: %1</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 여는 중…</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonQueueTable</name>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Runs, one after another</source>
        <translation>차례로 하는 실행</translation>
    </message>
    <message>
        <source>Entrant</source>
        <translation>참가 모델</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>비고</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonTables</name>
    <message>
        <source>On the test set: mean over seeds, ± their spread, 95 % interval</source>
        <translation>시험 데이터에서: 시드 평균, ± 퍼짐, 95 % 구간</translation>
    </message>
    <message>
        <source>Scores of every entrant</source>
        <translation>참가 모델마다의 점수</translation>
    </message>
    <message>
        <source>What each wrote, first seed</source>
        <translation>각자 쓴 것, 첫 시드</translation>
    </message>
    <message>
        <source>Entrant</source>
        <translation>참가 모델</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>최대 메모리</translation>
    </message>
    <message>
        <source>Tokens a second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonWords</name>
    <message>
        <source>Caution</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>Not equal</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정됨</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>학습됨</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>평가됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Every model makes as many steps; a larger one computes more in each</source>
        <translation>모든 모델이 같은 수의 스텝을 갑니다. 큰 모델은 스텝마다 더 많이 계산합니다</translation>
    </message>
    <message>
        <source>Optimizer steps; left empty, those of the shared recipe</source>
        <translation>옵티마이저 스텝 수. 비우면 함께 쓰는 레시피의 값</translation>
    </message>
    <message>
        <source>Every model learns from as much target text, whatever its tokenizer makes of it</source>
        <translation>토크나이저와 상관없이 모든 모델이 같은 양의 목표 글로 학습합니다</translation>
    </message>
    <message>
        <source>Bytes of target text; a Hangul syllable has three</source>
        <translation>목표 글의 바이트 수. 한글 한 음절은 3바이트</translation>
    </message>
    <message>
        <source>Every model computes as much; a smaller one makes more steps for it</source>
        <translation>모든 모델이 같은 양을 계산합니다. 작은 모델은 스텝을 더 갑니다</translation>
    </message>
    <message>
        <source>Floating-point operations, such as 1e12</source>
        <translation>부동소수점 연산 수. 예: 1e12</translation>
    </message>
    <message>
        <source>Every model trains as long on this machine; a faster one makes more steps</source>
        <translation>이 컴퓨터에서 모든 모델을 같은 시간 동안 학습합니다. 빠른 모델은 스텝을 더 갑니다</translation>
    </message>
    <message>
        <source>Seconds of training, validations included</source>
        <translation>검증을 포함한 학습 시간(초)</translation>
    </message>
    <message>
        <source>Every model gets as much memory; a smaller one learns from more rows a step</source>
        <translation>모든 모델에 같은 양의 메모리를 줍니다. 작은 모델은 한 스텝에 더 많은 행을 배웁니다</translation>
    </message>
    <message>
        <source>Memory of training; how many rows fit, the memory plan says</source>
        <translation>학습에 쓸 메모리. 행이 몇 개 들어가는지는 메모리 계획이 정합니다</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one after another</source>
        <translation>
            <numerusform>실행 %n개를 차례로</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 models × %n seed(s)</source>
        <translation>
            <numerusform>모델 %1개 × 시드 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2). Up to %3 of memory, and %4 on the disk.</source>
        <translation>%1 (%2). 메모리 최대 %3, 디스크 %4.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Apart from answering the test set: %1 of training.</source>
        <translation>시험 데이터에 답하는 시간 말고 학습 시간 %1.</translation>
    </message>
    <message>
        <source>How long it trains can be told once it has begun and counted the steps.</source>
        <translation>학습 시간은 시작해서 스텝을 세고 나면 알 수 있습니다.</translation>
    </message>
    <message>
        <source>How long it trains cannot be told: no run of about this size has trained on this machine so far.</source>
        <translation>학습 시간을 알 수 없습니다. 이 컴퓨터에서 이 정도 크기로 학습한 실행이 아직 없습니다.</translation>
    </message>
    <message>
        <source>About %1 of training, at the pace of earlier runs on this machine (%2). Answering the test set comes on top.</source>
        <translation>학습 시간 약 %1. 이 컴퓨터에서 앞서 학습한 실행(%2)의 속도로 어림했습니다. 시험 데이터에 답하는 시간은 따로 듭니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the test set cannot be used and are left out. The first: %1.</source>
        <translation>
            <numerusform>쓸 수 없어 제외하는 시험 데이터 행 %n개. 첫째: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ConfusionMatrix</name>
    <message>
        <source>per cent of each row</source>
        <translation>행마다의 백분율</translation>
    </message>
    <message>
        <source>counts; shade: share of the row</source>
        <translation>개수, 짙기: 행에서의 비율</translation>
    </message>
    <message>
        <source>shade: share of the row</source>
        <translation>짙기: 행에서의 비율</translation>
    </message>
    <message>
        <source>%1 of %2 are right</source>
        <translation>%2개 가운데 %1개가 맞음</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>%1: %2 right, %3 of its row</source>
        <translation>%1: 맞음 %2, 행의 %3</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3, %4 of its row</source>
        <translation>%1을(를) %2(으)로: %3, 행의 %4</translation>
    </message>
</context>
<context>
    <name>s2s::CountingFields</name>
    <message>
        <source>More options</source>
        <translation>더 많은 설정</translation>
    </message>
    <message>
        <source>Models write answers</source>
        <translation>모델이 답을 씀</translation>
    </message>
    <message>
        <source>Without it only the likelihood of the references is counted: loss, bits per byte</source>
        <translation>끄면 정답의 가능도(손실, 바이트당 비트)만 셉니다</translation>
    </message>
    <message>
        <source>References are scored</source>
        <translation>정답의 가능도를 셈</translation>
    </message>
    <message>
        <source>How likely each model finds the references: loss, perplexity, bits per byte</source>
        <translation>모델마다 정답을 얼마나 그럴듯하게 보는지: 손실, 퍼플렉서티, 바이트당 비트</translation>
    </message>
    <message>
        <source>Wrong labels are corrected</source>
        <translation>틀린 레이블을 고침</translation>
    </message>
    <message>
        <source>A written answer that is no label becomes the one of the least edit distance; how many, is told</source>
        <translation>레이블이 아닌 답을 편집 거리가 가장 짧은 레이블로 고치고, 몇 개인지 알려 줍니다</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>those that suit</source>
        <translation>알맞은 것</translation>
    </message>
    <message>
        <source>Of written texts; with none of them those that suit the target&apos;s language</source>
        <translation>쓴 글의 지표. 아무것도 고르지 않으면 번역 언어에 알맞은 것</translation>
    </message>
    <message>
        <source>BLEU&apos;s words</source>
        <translation>BLEU의 낱말</translation>
    </message>
    <message>
        <source>as the target&apos;s language</source>
        <translation>번역 언어에 맞게</translation>
    </message>
    <message>
        <source>How BLEU cuts texts into words, by sacreBLEU&apos;s names</source>
        <translation>BLEU가 글을 낱말로 나누는 방식, sacreBLEU의 이름으로</translation>
    </message>
    <message>
        <source>Resamples</source>
        <translation>재표집 수</translation>
    </message>
    <message>
        <source>Of the bootstrap behind intervals and paired tests</source>
        <translation>구간과 짝 검정에 쓰는 부트스트랩의 수</translation>
    </message>
</context>
<context>
    <name>s2s::DataColumns</name>
    <message>
        <source>Source column</source>
        <translation>원문 열</translation>
    </message>
    <message>
        <source>Text column</source>
        <translation>글 열</translation>
    </message>
    <message>
        <source>Second text column</source>
        <translation>둘째 글 열</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>목표 열</translation>
    </message>
    <message>
        <source>Label columns</source>
        <translation>레이블 열</translation>
    </message>
    <message>
        <source>Number columns</source>
        <translation>수 열</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>접두어</translation>
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
        <source>empty: the languages&apos; own tokens say what is asked</source>
        <translation>비움: 언어 토큰이 할 일을 알려 줍니다</translation>
    </message>
    <message>
        <source>empty: every model is asked in its own way</source>
        <translation>비움: 모델마다 제 방식으로 묻습니다</translation>
    </message>
    <message>
        <source>each model is fed, in its own way</source>
        <translation>모델마다 제 방식으로 들어가는 입력</translation>
    </message>
    <message>
        <source>written before every source, such as “translate English to Korean: ”</source>
        <translation>모든 원문 앞에 씁니다. 예: “translate English to Korean: ”</translation>
    </message>
    <message>
        <source>written before every text</source>
        <translation>모든 글 앞에 씁니다</translation>
    </message>
    <message>
        <source>the tokenizer&apos;s own</source>
        <translation>토크나이저의 기본값</translation>
    </message>
    <message>
        <source>as the models are trained</source>
        <translation>모델이 학습한 대로</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>열을 고르세요</translation>
    </message>
    <message>
        <source>Choose what the model should answer</source>
        <translation>모델이 답할 열을 고르세요</translation>
    </message>
    <message>
        <source>The text and the answer are the same column</source>
        <translation>글과 답이 같은 열입니다</translation>
    </message>
    <message>
        <source>Source and target are the same column</source>
        <translation>원문과 목표가 같은 열입니다</translation>
    </message>
    <message>
        <source>and should answer</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>the model is fed</source>
        <translation>모델 입력</translation>
    </message>
    <message>
        <source>fed to %1</source>
        <translation>%1의 입력</translation>
    </message>
    <message>
        <source>fed to %1, each in its own way</source>
        <translation>%1의 입력 (각자 묻는 방식대로)</translation>
    </message>
    <message>
        <source>with</source>
        <translation>함께</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>열 선택…</translation>
    </message>
</context>
<context>
    <name>s2s::DataPage</name>
    <message>
        <source>No file of texts was found.</source>
        <translation>글이 든 파일을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Choose a file or a folder with tables or texts: TSV, CSV, JSON, Parquet, TMX and others.</source>
        <translation>표나 글이 든 파일 또는 폴더를 고르세요: TSV, CSV, JSON, Parquet, TMX 등.</translation>
    </message>
    <message>
        <source>See what is in a file before a model learns from it</source>
        <translation>모델이 배우기 전에 파일에 무엇이 들었는지 살펴봅니다</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) so far</source>
        <translation>
            <numerusform>지금까지 %1행</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1행</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bad row(s)</source>
        <translation>
            <numerusform>잘못된 행 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a row above to see exactly what a model is fed of it.</source>
        <translation>위에서 행을 고르면 모델에 실제로 들어가는 값을 보여 줍니다.</translation>
    </message>
    <message>
        <source>There is no data on this page.</source>
        <translation>이 화면에 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Open a file first.</source>
        <translation>먼저 파일을 여세요.</translation>
    </message>
    <message>
        <source>Correct it, or take the data set off the page.</source>
        <translation>고치거나 그 데이터를 화면에서 빼세요.</translation>
    </message>
    <message>
        <source>No data set is used for training.</source>
        <translation>학습에 쓰는 데이터가 없습니다.</translation>
    </message>
    <message>
        <source>Choose “Training” under “Used for” of at least one.</source>
        <translation>적어도 하나의 “용도”에서 “학습”을 고르세요.</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>Tables and texts (%1)</source>
        <translation>표와 글 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open all data of a folder</source>
        <translation>폴더의 모든 데이터 열기</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>The demo&apos;s sentences</source>
        <translation>데모 문장</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>Export the bad rows</source>
        <translation>잘못된 행 내보내기</translation>
    </message>
    <message>
        <source>Tables (*.tsv)</source>
        <translation>표 (*.tsv)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 쓰는 중</translation>
    </message>
    <message>
        <source>%1 bad rows are in %2</source>
        <translation>잘못된 행 %1개를 %2에 저장했습니다</translation>
    </message>
    <message>
        <source>Say above the columns what each is for.</source>
        <translation>열 위에서 각 열의 용도를 정하세요.</translation>
    </message>
    <message>
        <source>Save a copy without bad and filtered rows</source>
        <translation>잘못되거나 걸러진 행을 뺀 사본 저장</translation>
    </message>
    <message>
        <source>Tab-separated (*.tsv);;Comma-separated (*.csv);;JSON Lines (*.jsonl);;JSON (*.json)</source>
        <translation>탭 구분 (*.tsv);;쉼표 구분 (*.csv);;JSON Lines (*.jsonl);;JSON (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are in %2; left out: %3 bad, %4 filtered, %5 that the format cannot hold</source>
        <translation>
            <numerusform>%1행을 %2에 저장했습니다. 제외: 잘못된 행 %3개, 걸러진 행 %4개, 형식에 담을 수 없는 행 %5개</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Open ▾</source>
        <translation>열기 ▾</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>더 보기 ▾</translation>
    </message>
    <message>
        <source>Clean and save as…</source>
        <translation>정리해서 저장…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>학습에 사용</translation>
    </message>
    <message>
        <source>Drop a file here, several or a folder: tables (TSV, CSV, JSON, Parquet), parallel texts, TMX or gettext, also compressed. What is in them is shown before anything is trained on it.</source>
        <translation>파일이나 폴더를 여기에 놓으세요. 표(TSV, CSV, JSON, Parquet), 병렬 글, TMX, gettext를 읽고 압축 파일도 됩니다. 학습하기 전에 내용을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Look at the demo&apos;s sentences</source>
        <translation>데모 문장 보기</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>최근에 연 파일</translation>
    </message>
    <message>
        <source>The X-ray reads all rows first, as training does; with this much data that takes a while.</source>
        <translation>엑스레이는 학습처럼 모든 행을 먼저 읽습니다. 데이터가 많아 시간이 걸립니다.</translation>
    </message>
    <message>
        <source>“%1” holds no rows of text.</source>
        <translation>“%1”에는 글이 담긴 행이 없습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::DataSet</name>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>“%1”을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>“%1” is still being opened.</source>
        <translation>“%1”을(를) 여는 중입니다.</translation>
    </message>
    <message>
        <source>No column of “%1” is the source.</source>
        <translation>“%1”에 원문 열이 없습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::DataSetsCard</name>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1행</numerusform>
        </translation>
    </message>
    <message>
        <source>A setting under “Data sets” is not valid.</source>
        <translation>“데이터”의 설정 하나가 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Take this data set off the page</source>
        <translation>이 데이터를 화면에서 빼기</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Test, never trained on</source>
        <translation>시험 (학습에 쓰지 않음)</translation>
    </message>
    <message>
        <source>Of all of them</source>
        <translation>모든 데이터에 대해</translation>
    </message>
    <message>
        <source>Held out for validation</source>
        <translation>검증용으로 떼어 둘 비율</translation>
    </message>
    <message>
        <source>Longest source</source>
        <translation>원문 최대 길이</translation>
    </message>
    <message>
        <source>Longest target</source>
        <translation>번역문 최대 길이</translation>
    </message>
    <message>
        <source>Held out for a test</source>
        <translation>시험용으로 떼어 둘 비율</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>섞는 방법</translation>
    </message>
    <message>
        <source>Rows that count at most</source>
        <translation>최대로 세는 행 수</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>빼 둘 데이터</translation>
    </message>
    <message>
        <source>A text is answered with a text.</source>
        <translation>글에 글로 답합니다.</translation>
    </message>
    <message>
        <source>A text is given a label.</source>
        <translation>글에 레이블을 답니다.</translation>
    </message>
    <message>
        <source>A text is given a number.</source>
        <translation>글에 수를 매깁니다.</translation>
    </message>
    <message>
        <source>Text alone: parts of it are hidden and guessed.</source>
        <translation>글만 있습니다: 일부를 가리고 맞힙니다.</translation>
    </message>
</context>
<context>
    <name>s2s::DataToolsCard</name>
    <message>
        <source>Check again</source>
        <translation>다시 검사</translation>
    </message>
    <message>
        <source>Check all rows</source>
        <translation>모든 행 검사</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) checked</source>
        <translation>
            <numerusform>%1행 검사함</numerusform>
        </translation>
    </message>
    <message>
        <source>Lengths in tokens</source>
        <translation>토큰 길이</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Sample X-ray</source>
        <translation>행 엑스레이</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>엑스레이</translation>
    </message>
    <message>
        <source>What is shown of the rows</source>
        <translation>행에서 보여 줄 것</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>검사 멈추기</translation>
    </message>
</context>
<context>
    <name>s2s::DemoCard</name>
    <message>
        <source>Three tiny models. t5-tiny was taught German and French and has no Hangul; mt5-tiny knows Hangul but has only learned to fill gaps; m2m-tiny has learned to translate, a little into Korean too. Ask them all, then teach mt5-tiny: it takes about a minute.</source>
        <translation>작은 모델 셋입니다. t5-tiny는 독일어와 프랑스어를 배웠고 한글이 없습니다. mt5-tiny는 한글을 알지만 빈칸 채우기만 배웠습니다. m2m-tiny는 번역을 배웠고 한국어로도 조금 옮길 줄 압니다. 모두에게 물어본 다음 mt5-tiny를 가르쳐 보세요. 1분쯤 걸립니다.</translation>
    </message>
    <message>
        <source>mt5-tiny has been fine-tuned and has a card of its own now. Ask again and compare, or teach m2m-tiny the same sentences.</source>
        <translation>미세조정한 mt5-tiny가 새 카드로 추가되었습니다. 다시 물어보고 비교하거나, 같은 문장으로 m2m-tiny도 가르쳐 보세요.</translation>
    </message>
    <message>
        <source>Fine-tune mt5-tiny on English → Korean</source>
        <translation>mt5-tiny를 영어 → 한국어로 미세조정</translation>
    </message>
    <message>
        <source>Fine-tune m2m-tiny, too</source>
        <translation>m2m-tiny도 미세조정</translation>
    </message>
    <message>
        <source>mt5-tiny and m2m-tiny have been fine-tuned. Ask again and compare.</source>
        <translation>mt5-tiny와 m2m-tiny를 미세조정했습니다. 다시 물어보고 비교해 보세요.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 묻기</translation>
    </message>
</context>
<context>
    <name>s2s::DirectionTable</name>
    <message>
        <source>asked…</source>
        <translation>묻는 중…</translation>
    </message>
    <message>
        <source>cannot: %1</source>
        <translation>할 수 없음: %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · score %2</source>
        <translation>%1 · 점수 %2</translation>
    </message>
    <message>
        <source>never trained in this direction</source>
        <translation>이 방향은 학습한 적 없음</translation>
    </message>
    <message>
        <source>untrained direction: %1</source>
        <translation>학습하지 않은 방향: %1</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
</context>
<context>
    <name>s2s::DirectionsCard</name>
    <message>
        <source>Stop · %1 of %2</source>
        <translation>중지 · %2개 중 %1개</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n direction(s)   Ctrl ↵</source>
        <translation>
            <numerusform>%n개 방향 묻기   Ctrl ↵</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a model that has weights first</source>
        <translation>가중치가 있는 모델을 먼저 추가하세요</translation>
    </message>
    <message>
        <source>Choose two languages and write a sentence</source>
        <translation>언어를 둘 이상 고르고 문장을 쓰세요</translation>
    </message>
    <message numerus="yes">
        <source>◥ %n direction(s) that its training never saw</source>
        <translation>
            <numerusform>◥ 학습에서 본 적 없는 방향 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Every direction</source>
        <translation>모든 방향</translation>
    </message>
    <message>
        <source>From</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>To</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>A sentence for every language; one of its own can be typed into its row</source>
        <translation>모든 언어에 쓸 문장. 언어마다 다른 문장은 그 행에 직접 쓰세요</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>칸에 보일 것</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Answers from every language to every other</source>
        <translation>모든 언어에서 다른 모든 언어로의 답변</translation>
    </message>
</context>
<context>
    <name>s2s::EntrantsCard</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Changes to its shape</source>
        <translation>구조 변경</translation>
    </message>
    <message>
        <source>Keys of config.json that replace the model&apos;s own, such as {&quot;d_ff&quot;: 344}</source>
        <translation>모델의 config.json 값을 대신하는 항목. 예: {&quot;d_ff&quot;: 344}</translation>
    </message>
    <message>
        <source>Learned before</source>
        <translation>미리 배운 것</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Outside embeddings</source>
        <translation>임베딩 밖</translation>
    </message>
    <message>
        <source>Training memory</source>
        <translation>학습 메모리</translation>
    </message>
    <message>
        <source>Make as large as the first</source>
        <translation>첫 모델과 크기 맞추기</translation>
    </message>
    <message>
        <source>The models that are compared: presets, folders or runs</source>
        <translation>비교할 모델: 프리셋, 폴더, 실행</translation>
    </message>
</context>
<context>
    <name>s2s::ErrorBanner</name>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
</context>
<context>
    <name>s2s::EvaluatePage</name>
    <message>
        <source>Translating</source>
        <translation>번역 중</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>평가 중</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>Fair comparison</source>
        <translation>공정한 비교</translation>
    </message>
    <message>
        <source>Several models under equal conditions, trained one after another</source>
        <translation>같은 조건에서 차례로 학습한 여러 모델</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>완전 일치</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>퍼플렉서티</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>토큰 정확도</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>바이트당 비트</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>F1, macro</source>
        <translation>F1, 매크로</translation>
    </message>
    <message>
        <source>F1, micro</source>
        <translation>F1, 마이크로</translation>
    </message>
    <message>
        <source>F1, weighted</source>
        <translation>F1, 가중</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>매슈스 상관계수</translation>
    </message>
    <message>
        <source>Pearson correlation</source>
        <translation>피어슨 상관계수</translation>
    </message>
    <message>
        <source>Spearman correlation</source>
        <translation>스피어만 상관계수</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %3 row(s)</source>
        <translation>
            <numerusform>%1: %3행 중 %2행</numerusform>
        </translation>
    </message>
    <message>
        <source>The translation by %1 is in %2</source>
        <translation>%1의 번역이 %2에 있습니다</translation>
    </message>
    <message>
        <source>The translation by %1, asked with %2, is in %3</source>
        <translation>%1의 번역(앞에 붙임: %2)이 %3에 있습니다</translation>
    </message>
    <message>
        <source>Translate a file by %1, asked with %2</source>
        <translation>파일 번역: %1 (앞에 붙임: %2)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Stopped. What was answered is kept; the same goes on from there.</source>
        <translation>멈췄습니다. 답한 것은 남아 있고, 같은 평가는 거기서 이어집니다.</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>다른 폴더…</translation>
    </message>
    <message>
        <source>Open an evaluation</source>
        <translation>평가 열기</translation>
    </message>
    <message>
        <source>Translate a file</source>
        <translation>파일 번역</translation>
    </message>
    <message>
        <source>Translate a file by %1</source>
        <translation>파일 번역: %1</translation>
    </message>
    <message>
        <source>Write the translation to</source>
        <translation>번역을 쓸 곳</translation>
    </message>
    <message>
        <source>no model is chosen</source>
        <translation>모델을 고르지 않았습니다</translation>
    </message>
    <message>
        <source>add the model that translates</source>
        <translation>번역할 모델을 추가하세요</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>A test set through several models, with what the differences are worth</source>
        <translation>시험 데이터 하나를 여러 모델로, 차이가 얼마나 믿을 만한지와 함께</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1행</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Translate a file…</source>
        <translation>파일 번역…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Blind rating</source>
        <translation>블라인드 평가</translation>
    </message>
    <message>
        <source>Back to the scores</source>
        <translation>점수로 돌아가기</translation>
    </message>
    <message>
        <source>Write a report</source>
        <translation>보고서 쓰기</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>보고서가 %1에 있습니다</translation>
    </message>
</context>
<context>
    <name>s2s::EvaluationSetupCard</name>
    <message>
        <source>asked with %1</source>
        <translation>앞에 붙임: %1</translation>
    </message>
    <message>
        <source>no test set is chosen</source>
        <translation>시험 데이터를 고르지 않았습니다</translation>
    </message>
    <message>
        <source>choose a file under “Test set”</source>
        <translation>“시험 데이터”에서 파일을 고르세요</translation>
    </message>
    <message>
        <source>no model is chosen</source>
        <translation>모델을 고르지 않았습니다</translation>
    </message>
    <message>
        <source>add the models to compare</source>
        <translation>비교할 모델을 추가하세요</translation>
    </message>
    <message>
        <source>one of two languages is chosen</source>
        <translation>두 언어 중 하나만 골랐습니다</translation>
    </message>
    <message>
        <source>choose both, or leave both as they are</source>
        <translation>둘 다 고르거나 둘 다 그대로 두세요</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>What is evaluated</source>
        <translation>평가할 것</translation>
    </message>
    <message>
        <source>Models and checkpoints</source>
        <translation>모델과 체크포인트</translation>
    </message>
    <message>
        <source>Add models, runs or single checkpoints (RUN@step-500). Two or more are compared.</source>
        <translation>모델, 실행 또는 체크포인트 하나(RUN@step-500)를 추가하세요. 둘 이상이면 비교합니다.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Answers are</source>
        <translation>답의 종류</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>모델에 따라</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>글</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>From</source>
        <translation>원문 언어</translation>
    </message>
    <message>
        <source>To</source>
        <translation>번역 언어</translation>
    </message>
    <message>
        <source>With both languages every model is asked in its own way to translate; else sources are given behind the test set&apos;s prefix; where it has none, those of a run behind its own.</source>
        <translation>두 언어를 모두 고르면 모델마다 자기 방식으로 번역을 부탁받습니다. 아니면 원문을 시험 데이터의 접두사 뒤에 주고, 시험 데이터에 접두사가 없으면 실행이 학습한 접두사 뒤에 줍니다.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>As one</source>
        <translation>하나로</translation>
    </message>
    <message>
        <source>As before: %1</source>
        <translation>이전과 같음: %1</translation>
    </message>
    <message>
        <source>Several chosen models of one vocabulary answer together, by the mean of their logits; chosen alone, such a system is taken apart again</source>
        <translation>같은 어휘를 쓰는 여러 모델을 골라 로짓의 평균으로 함께 답하게 합니다. 그런 묶음 하나만 고르면 다시 나눕니다</translation>
    </message>
</context>
<context>
    <name>s2s::ExportDialog</name>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>차트 내보내기</translation>
    </message>
    <message>
        <source>PDF, for paper</source>
        <translation>PDF, 인쇄용</translation>
    </message>
    <message>
        <source>SVG, to edit</source>
        <translation>SVG, 편집용</translation>
    </message>
    <message>
        <source>PNG, a picture</source>
        <translation>PNG, 그림</translation>
    </message>
    <message>
        <source>CSV, the numbers</source>
        <translation>CSV, 숫자</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>파일 선택</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>%1 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>파일을 바꿀까요?</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 파일이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Export charts</source>
        <translation>차트 내보내기</translation>
    </message>
    <message>
        <source>all points</source>
        <translation>모든 점</translation>
    </message>
    <message>
        <source>what is drawn</source>
        <translation>그려진 것만</translation>
    </message>
    <message>
        <source>a page each</source>
        <translation>차트마다 한 쪽</translation>
    </message>
    <message>
        <source>a grid on one page</source>
        <translation>한 쪽에 격자로</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>나올 모습</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>A CSV holds the numbers; nothing is drawn.</source>
        <translation>CSV에는 숫자만 담기고 그림은 없습니다.</translation>
    </message>
    <message>
        <source>Tick a chart to export it.</source>
        <translation>내보낼 차트를 고르세요.</translation>
    </message>
    <message>
        <source>This size cannot be drawn.</source>
        <translation>이 크기로는 그릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Page 1 of %1</source>
        <translation>%1쪽 가운데 1쪽</translation>
    </message>
    <message>
        <source>No chart is ticked.</source>
        <translation>고른 차트가 없습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::ExportRunDialog</name>
    <message>
        <source>Writes a directory in the Hugging Face layout, which transformers opens too, and reads it back to see that nothing was lost.</source>
        <translation>transformers로도 열 수 있는 Hugging Face 형식의 폴더를 만들고, 다시 읽어 빠진 것이 없는지 확인합니다.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>The whole model</source>
        <translation>모델 전체</translation>
    </message>
    <message>
        <source>LoRA&apos;s updates alone</source>
        <translation>LoRA 갱신만</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>내보낼 것</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>As it is stored</source>
        <translation>저장된 그대로</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The best and last, of step %1</source>
        <translation>최고이자 마지막, %1스텝</translation>
    </message>
    <message>
        <source>The best, of step %1</source>
        <translation>최고, %1스텝</translation>
    </message>
    <message>
        <source>The last, of step %1</source>
        <translation>마지막, %1스텝</translation>
    </message>
    <message>
        <source>The average of the last ones</source>
        <translation>마지막 여러 개의 평균</translation>
    </message>
    <message>
        <source>Of step %1</source>
        <translation>%1스텝</translation>
    </message>
    <message>
        <source>As PEFT reads them, in their own precision; they need the model that the run began from.</source>
        <translation>PEFT가 읽는 형식이며 정밀도는 그대로입니다. 이 실행이 시작한 모델이 있어야 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>With the updates merged into the weights.</source>
        <translation>갱신을 가중치에 합쳐서 내보냅니다.</translation>
    </message>
    <message>
        <source>As it is stored: %1</source>
        <translation>저장된 그대로: %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
</context>
<context>
    <name>s2s::FigureStyleForm</name>
    <message>
        <source>Keep as a style of my own…</source>
        <translation>내 모양으로 남기기…</translation>
    </message>
    <message>
        <source>Remove this style</source>
        <translation>이 모양 없애기</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Labels at the axes</source>
        <translation>축에 이름표</translation>
    </message>
    <message>
        <source>as chosen in pixels</source>
        <translation>픽셀로 고른 대로</translation>
    </message>
    <message>
        <source>in proportion</source>
        <translation>비율대로</translation>
    </message>
    <message>
        <source>above the plot</source>
        <translation>그림 위</translation>
    </message>
    <message>
        <source>inside the plot</source>
        <translation>그림 안</translation>
    </message>
    <message>
        <source>right of the plot</source>
        <translation>그림 오른쪽</translation>
    </message>
    <message>
        <source>names at the curves</source>
        <translation>곡선 끝에 이름</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>colours and dashes</source>
        <translation>색과 점선</translation>
    </message>
    <message>
        <source>black and grey, with dashes</source>
        <translation>검정과 회색, 점선</translation>
    </message>
    <message>
        <source>Figure style</source>
        <translation>그림 모양</translation>
    </message>
    <message>
        <source>Figure width</source>
        <translation>그림 너비</translation>
    </message>
    <message>
        <source>Figure height</source>
        <translation>그림 높이</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>선 굵기</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>범례</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>As in the window</source>
        <translation>창에서처럼</translation>
    </message>
    <message>
        <source>Paper, single column</source>
        <translation>논문, 한 단</translation>
    </message>
    <message>
        <source>Paper, double column</source>
        <translation>논문, 두 단</translation>
    </message>
    <message>
        <source>Keep this figure style</source>
        <translation>이 그림 모양 남기기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>s2s::FileJobDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>s2s::FiltersDialog</name>
    <message>
        <source>Add a filter ▾</source>
        <translation>필터 추가 ▾</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Use these filters</source>
        <translation>이 필터 사용</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filters in their order</source>
        <translation>적용 순서대로 놓인 필터</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Filters leave rows out of training. They are written into the recipe, and the file stays as it is.</source>
        <translation>필터는 행을 학습에서 제외합니다. 레시피에 기록되고 파일은 그대로 둡니다.</translation>
    </message>
</context>
<context>
    <name>s2s::FindingsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>제외: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>what was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>되풀이된 행</translation>
    </message>
    <message>
        <source>Repeated rows, loosely</source>
        <translation>되풀이된 행 (느슨하게)</translation>
    </message>
    <message>
        <source>Same source, other target</source>
        <translation>같은 원문, 다른 번역문</translation>
    </message>
    <message>
        <source>Target equals source</source>
        <translation>번역문이 원문과 같음</translation>
    </message>
    <message>
        <source>Target equals source, loosely</source>
        <translation>번역문이 원문과 같음 (느슨하게)</translation>
    </message>
    <message>
        <source>Empty source</source>
        <translation>빈 원문</translation>
    </message>
    <message>
        <source>Empty target</source>
        <translation>빈 번역문</translation>
    </message>
    <message>
        <source>Source in another language</source>
        <translation>다른 언어의 원문</translation>
    </message>
    <message>
        <source>Source in mixed languages</source>
        <translation>언어가 섞인 원문</translation>
    </message>
    <message>
        <source>Source of unclear language</source>
        <translation>언어를 알 수 없는 원문</translation>
    </message>
    <message>
        <source>Target in another language</source>
        <translation>다른 언어의 번역문</translation>
    </message>
    <message>
        <source>Target in mixed languages</source>
        <translation>언어가 섞인 번역문</translation>
    </message>
    <message>
        <source>Target of unclear language</source>
        <translation>언어를 알 수 없는 번역문</translation>
    </message>
    <message>
        <source>Odd ratio of lengths</source>
        <translation>이상한 길이 비율</translation>
    </message>
    <message>
        <source>Rows also in %1</source>
        <translation>%1에도 있는 행</translation>
    </message>
    <message>
        <source>Sources also in %1</source>
        <translation>%1에도 있는 원문</translation>
    </message>
    <message>
        <source>Targets also in %1</source>
        <translation>%1에도 있는 번역문</translation>
    </message>
    <message>
        <source>Rows also in %1, loosely</source>
        <translation>%1에도 있는 행 (느슨하게)</translation>
    </message>
    <message>
        <source>Sources also in %1, loosely</source>
        <translation>%1에도 있는 원문 (느슨하게)</translation>
    </message>
    <message>
        <source>Targets also in %1, loosely</source>
        <translation>%1에도 있는 번역문 (느슨하게)</translation>
    </message>
    <message>
        <source>Source unknown to %1</source>
        <translation>%1이(가) 모르는 원문</translation>
    </message>
    <message>
        <source>Target unknown to %1</source>
        <translation>%1이(가) 모르는 번역문</translation>
    </message>
    <message>
        <source>Source too long for %1</source>
        <translation>%1에 너무 긴 원문</translation>
    </message>
    <message>
        <source>Target too long for %1</source>
        <translation>%1에 너무 긴 번역문</translation>
    </message>
    <message>
        <source>Rows the split also holds out</source>
        <translation>분할로 떼어 둔 행에도 있는 행</translation>
    </message>
    <message>
        <source>Sources the split also holds out</source>
        <translation>분할로 떼어 둔 행에도 있는 원문</translation>
    </message>
    <message>
        <source>Rows the split also holds out, loosely</source>
        <translation>분할로 떼어 둔 행에도 있는 행 (느슨하게)</translation>
    </message>
    <message>
        <source>Sources the split also holds out, loosely</source>
        <translation>분할로 떼어 둔 행에도 있는 원문 (느슨하게)</translation>
    </message>
</context>
<context>
    <name>s2s::GenerationFields</name>
    <message>
        <source>Longest answer</source>
        <translation>최대 답변 길이</translation>
    </message>
</context>
<context>
    <name>s2s::HistogramChart</name>
    <message>
        <source>cut at %1</source>
        <translation>%1에서 자름</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>%1: %2 above</source>
        <translation>%1: %2 초과</translation>
    </message>
    <message>
        <source>share of %1</source>
        <translation>%1의 비율</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>from</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>%1 more up to %2 →</source>
        <translation>%2까지 %1개 더 →</translation>
    </message>
</context>
<context>
    <name>s2s::HistoryCard</name>
    <message>
        <source>prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>what you ask is kept here, with every answer</source>
        <translation>물어본 글과 답변이 모두 여기에 남습니다</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Double-click a row, or press Return on it, to ask it again</source>
        <translation>행을 두 번 누르거나 Return 키를 누르면 다시 묻습니다</translation>
    </message>
</context>
<context>
    <name>s2s::HomePage</name>
    <message>
        <source>Home</source>
        <translation>홈</translation>
    </message>
    <message>
        <source>Fine-tune, inspect and compare sequence-to-sequence models</source>
        <translation>시퀀스-투-시퀀스 모델을 미세조정하고 살펴보고 비교합니다</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message>
        <source>See it work</source>
        <translation>먼저 보기</translation>
    </message>
    <message>
        <source>Three tiny models, one sentence: ask them, fine-tune one in a minute, ask again.</source>
        <translation>작은 모델 셋과 문장 하나. 물어보고, 1분 동안 미세조정하고, 다시 물어봅니다.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>데모 해 보기</translation>
    </message>
    <message>
        <source>Train on your own pairs</source>
        <translation>내 문장 쌍으로 학습</translation>
    </message>
    <message>
        <source>A table of sentences and a model; curves, samples and pause from the first step on.</source>
        <translation>문장 표와 모델만 있으면 됩니다. 첫 스텝부터 곡선과 예문을 보고 일시정지할 수 있습니다.</translation>
    </message>
    <message>
        <source>Bring what you have</source>
        <translation>가진 것 가져오기</translation>
    </message>
    <message>
        <source>A model in the Hugging Face layout, a run of yours, or a folder full of runs.</source>
        <translation>허깅페이스 형식의 모델, 내 실행, 또는 실행이 모인 폴더.</translation>
    </message>
    <message>
        <source>Open a folder or a model</source>
        <translation>폴더나 모델 열기</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>최근 실행</translation>
    </message>
    <message>
        <source>Your training runs appear here, each with its curve. The demo makes the first one.</source>
        <translation>학습한 실행이 곡선과 함께 여기에 나타납니다. 데모가 첫 실행을 만들어 줍니다.</translation>
    </message>
    <message>
        <source>Three things worth knowing</source>
        <translation>알아 두면 좋은 세 가지</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+7 change pages, Ctrl+Return does the page&apos;s main action.</source>
        <translation>Ctrl+1부터 Ctrl+7까지 화면을 바꾸고, Ctrl+Enter로 그 화면의 주요 동작을 합니다.</translation>
    </message>
    <message>
        <source>A run can be paused at any time, closed, and taken up later exactly where it stopped.</source>
        <translation>실행은 언제든 일시정지하고 닫았다가 멈춘 바로 그 자리에서 이어 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Right-click a chart to export it as PDF, SVG, PNG or CSV.</source>
        <translation>차트를 오른쪽 클릭하면 PDF, SVG, PNG, CSV로 내보낼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::IntervalBars</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1–%2)</translation>
    </message>
    <message>
        <source>group</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>series</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>위</translation>
    </message>
</context>
<context>
    <name>s2s::LabelsPane</name>
    <message>
        <source>no label</source>
        <translation>레이블 아님</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Confusion matrix of</source>
        <translation>혼동 행렬의 모델</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>레이블 열</translation>
    </message>
    <message>
        <source>Labels appear here as models end.</source>
        <translation>모델이 끝나는 대로 레이블이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Every label</source>
        <translation>레이블별 점수</translation>
    </message>
</context>
<context>
    <name>s2s::LanguagePicker</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>언어 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Search languages</source>
        <translation>언어 찾기</translation>
    </message>
</context>
<context>
    <name>s2s::LengthsPane</name>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>잘림</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Choose models to see how long the texts are in their tokens, and what their vocabularies cannot write.</source>
        <translation>모델을 고르면 글이 몇 토큰인지, 어휘가 무엇을 쓰지 못하는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>The texts are being counted.</source>
        <translation>글의 길이를 세고 있습니다.</translation>
    </message>
    <message>
        <source>This file is large. “Check all rows” counts its tokens.</source>
        <translation>큰 파일입니다. “모든 행 검사”를 누르면 토큰을 셉니다.</translation>
    </message>
    <message>
        <source>The settings have changed. “Check again” counts the tokens anew.</source>
        <translation>설정이 바뀌었습니다. “다시 검사”를 누르면 토큰을 다시 셉니다.</translation>
    </message>
    <message>
        <source>There are no texts on this side.</source>
        <translation>이쪽에는 글이 없습니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>Which side of the rows</source>
        <translation>행의 어느 쪽</translation>
    </message>
    <message>
        <source>Cut behind</source>
        <translation>자르는 길이</translation>
    </message>
    <message>
        <source>Longest text in tokens</source>
        <translation>가장 긴 글의 토큰 수</translation>
    </message>
    <message>
        <source>The longest text that a model is fed, in tokens; the line in the chart can be dragged</source>
        <translation>모델에 넣는 가장 긴 글의 토큰 수. 차트의 선을 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Lengths and unknown tokens of each model</source>
        <translation>모델마다의 길이와 모르는 토큰</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>The vocabulary of %1 can hardly write %2: %3 of the tokens are unknown.</source>
        <translation>%1의 어휘로는 %2를 거의 쓸 수 없습니다. 토큰의 %3를 모릅니다.</translation>
    </message>
    <message>
        <source>Unknown tokens: %1. What they were, the model never sees.</source>
        <translation>모르는 토큰: %1. 모델은 그 내용을 보지 못합니다.</translation>
    </message>
</context>
<context>
    <name>s2s::LineChart</name>
    <message>
        <source>Nothing to draw yet.</source>
        <translation>아직 그릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 %2 at %3</source>
        <translation>%3에서 %1 %2</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>로그 세로축</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>%1 (smoothed)</source>
        <translation>%1 (평활)</translation>
    </message>
    <message>
        <source>Export several charts…</source>
        <translation>여러 차트 내보내기…</translation>
    </message>
</context>
<context>
    <name>s2s::MainWindow</name>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Open a model, a run or a folder of runs</source>
        <translation>모델, 실행 또는 실행 폴더 열기</translation>
    </message>
    <message>
        <source>nothing to open was found in %1</source>
        <translation>%1에서 열 수 있는 것을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>choose a model&apos;s folder, a run, a folder of runs, a comparison, an evaluation, a recipe or a file of sentences</source>
        <translation>모델 폴더, 실행, 실행 폴더, 비교, 평가, 레시피 또는 문장 파일을 고르세요</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>학습 중인 실행이 있습니다</translation>
    </message>
    <message>
        <source>A comparison answers its test set</source>
        <translation>시험 데이터에 답하는 비교가 있습니다</translation>
    </message>
    <message>
        <source>“%1” can be paused: what was answered is kept and it goes on later from there.</source>
        <translation>“%1”을(를) 일시정지할 수 있습니다. 답한 것은 남아 있으므로 나중에 그 자리에서 이어집니다.</translation>
    </message>
    <message>
        <source>“%1” can be paused: its checkpoint is written and it goes on later exactly where it stopped.</source>
        <translation>“%1”을(를) 일시정지할 수 있습니다. 체크포인트를 저장하므로 나중에 멈춘 자리에서 그대로 이어집니다.</translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation>일시정지하고 닫기</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>홈</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>the recipe of the Train page</source>
        <translation>학습 페이지의 레시피</translation>
    </message>
    <message>
        <source>The run cannot be written</source>
        <translation>실행을 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>“%1” waits until its checkpoint can be written. Without it, what was trained since the last one is lost.</source>
        <translation>“%1”이(가) 체크포인트를 저장할 수 있을 때까지 기다리고 있습니다. 저장하지 않으면 마지막 체크포인트 뒤에 학습한 것이 사라집니다.</translation>
    </message>
    <message>
        <source>Try again and close</source>
        <translation>다시 시도하고 닫기</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>저장하지 않고 닫기</translation>
    </message>
</context>
<context>
    <name>s2s::MemoryGauge</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
</context>
<context>
    <name>s2s::MemoryPlanPanel</name>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>averages</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>활성값</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>작업 공간</translation>
    </message>
    <message>
        <source>most while the model is made</source>
        <translation>모델을 만들 때 가장 많습니다</translation>
    </message>
    <message>
        <source>most in the forward pass</source>
        <translation>순전파에서 가장 많습니다</translation>
    </message>
    <message>
        <source>most in the loss</source>
        <translation>손실 계산에서 가장 많습니다</translation>
    </message>
    <message>
        <source>most in the backward pass</source>
        <translation>역전파에서 가장 많습니다</translation>
    </message>
    <message>
        <source>most in the optimizer&apos;s step</source>
        <translation>옵티마이저 단계에서 가장 많습니다</translation>
    </message>
    <message>
        <source>most in validation</source>
        <translation>검증에서 가장 많습니다</translation>
    </message>
    <message>
        <source>most while samples are written</source>
        <translation>예시를 생성할 때 가장 많습니다</translation>
    </message>
    <message>
        <source>most while a checkpoint is written</source>
        <translation>체크포인트를 쓸 때 가장 많습니다</translation>
    </message>
    <message>
        <source>Logits in pieces</source>
        <translation>로짓 나누기</translation>
    </message>
    <message>
        <source>Less of the output head&apos;s logits at once; the results are the same.</source>
        <translation>출력 헤드의 로짓을 한 번에 더 적게 계산합니다. 결과는 같습니다.</translation>
    </message>
    <message>
        <source>Smaller batches</source>
        <translation>작은 배치</translation>
    </message>
    <message>
        <source>Smaller micro-batches, more of them in a step; the results are the same but for rounding, as long as epochs end with a full batch.</source>
        <translation>마이크로배치를 줄이고 한 단계에 더 많이 모읍니다. 에폭이 꽉 찬 배치로 끝나는 한, 반올림을 빼면 결과는 같습니다.</translation>
    </message>
    <message>
        <source>Smaller micro-batches, more of them in a step; other rows share a step.</source>
        <translation>마이크로배치를 줄이고 한 단계에 더 많이 모읍니다. 한 단계에 모이는 행이 달라집니다.</translation>
    </message>
    <message>
        <source>Checkpointing</source>
        <translation>체크포인팅</translation>
    </message>
    <message>
        <source>Layers run again in the backward pass in place of keeping what they computed; the results are the same.</source>
        <translation>계산한 값을 보관하는 대신 역전파에서 층을 다시 실행합니다. 결과는 같습니다.</translation>
    </message>
    <message>
        <source>Update in backward</source>
        <translation>역전파 중 갱신</translation>
    </message>
    <message>
        <source>Weights are updated as soon as their gradient is complete; the gradient&apos;s norm is no longer clipped.</source>
        <translation>기울기가 완성되는 대로 가중치를 갱신합니다. 기울기 노름은 더 이상 자르지 않습니다.</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Computes in bfloat16 beside float32 masters; rounds more.</source>
        <translation>float32 원본을 두고 bfloat16으로 계산합니다. 반올림이 커집니다.</translation>
    </message>
    <message>
        <source>8-bit optimizer</source>
        <translation>8비트 옵티마이저</translation>
    </message>
    <message>
        <source>The optimizer&apos;s averages in eight bits; rounds more.</source>
        <translation>옵티마이저의 평균을 8비트로 둡니다. 반올림이 커집니다.</translation>
    </message>
    <message>
        <source>Adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Keeps a row and a column in place of whole averages; trains otherwise than Adam, often with a higher learning rate.</source>
        <translation>평균 전체 대신 행과 열 하나씩만 둡니다. Adam과 다르게 학습하며 학습률을 더 높게 잡는 일이 많습니다.</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Trains small matrices beside the frozen projections; learns less.</source>
        <translation>고정한 투영 옆의 작은 행렬만 학습합니다. 배우는 양이 줄어듭니다.</translation>
    </message>
    <message>
        <source>Trim vocabulary</source>
        <translation>어휘 줄이기</translation>
    </message>
    <message>
        <source>Keeps the pieces that the data uses; the results on such texts are the same.</source>
        <translation>데이터가 쓰는 조각만 남깁니다. 그런 글에 대한 결과는 같습니다.</translation>
    </message>
    <message>
        <source>Own vocabulary</source>
        <translation>새 어휘</translation>
    </message>
    <message>
        <source>A tokenizer trained on the data in place of the large vocabulary; the weights begin at random anyway.</source>
        <translation>큰 어휘 대신 데이터로 학습한 토크나이저를 씁니다. 가중치는 어차피 무작위로 시작합니다.</translation>
    </message>
    <message>
        <source>%1: up to −%2, ×%3</source>
        <translation>%1: 최대 −%2, ×%3</translation>
    </message>
    <message>
        <source>%1: −%2, ×%3</source>
        <translation>%1: −%2, ×%3</translation>
    </message>
    <message>
        <source>With it the recipe fits.</source>
        <translation>이렇게 하면 레시피가 들어갑니다.</translation>
    </message>
    <message>
        <source>× is the time of a step, estimated.</source>
        <translation>×는 한 단계에 걸리는 시간의 추정 배수입니다.</translation>
    </message>
    <message>
        <source>%1 changes together</source>
        <translation>함께 바꾸기 %1가지</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>What needs less memory (%1)</source>
        <translation>메모리를 줄이는 방법 (%1)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Plan for</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>이 장치</translation>
    </message>
    <message>
        <source>A card of 6 GiB</source>
        <translation>6 GiB 카드</translation>
    </message>
    <message>
        <source>Own budget in GiB</source>
        <translation>직접 정한 한도(GiB)</translation>
    </message>
    <message>
        <source>Needs less memory</source>
        <translation>메모리를 줄이려면</translation>
    </message>
    <message>
        <source>The memory cannot be planned: %1.</source>
        <translation>메모리를 예상할 수 없습니다: %1.</translation>
    </message>
</context>
<context>
    <name>s2s::Metrics</name>
    <message>
        <source>Training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Bits per byte, validation</source>
        <translation>바이트당 비트, 검증</translation>
    </message>
    <message>
        <source>Token accuracy, training</source>
        <translation>토큰 정확도, 학습</translation>
    </message>
    <message>
        <source>Token accuracy, validation</source>
        <translation>토큰 정확도, 검증</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>Memory in bytes</source>
        <translation>메모리(바이트)</translation>
    </message>
    <message>
        <source>Accuracy, training</source>
        <translation>학습 정확도</translation>
    </message>
    <message>
        <source>Accuracy, validation</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Macro F1, validation</source>
        <translation>검증 매크로 F1</translation>
    </message>
    <message>
        <source>BLEU, validation</source>
        <translation>BLEU, 검증</translation>
    </message>
    <message>
        <source>chrF++, validation</source>
        <translation>chrF++, 검증</translation>
    </message>
    <message>
        <source>Exact match, validation</source>
        <translation>완전 일치, 검증</translation>
    </message>
    <message>
        <source>Pearson&apos;s correlation, validation</source>
        <translation>검증 피어슨 상관</translation>
    </message>
    <message>
        <source>Spearman&apos;s correlation, validation</source>
        <translation>검증 스피어만 상관</translation>
    </message>
    <message>
        <source>Padding, share of tokens</source>
        <translation>패딩, 토큰 중 비율</translation>
    </message>
    <message>
        <source>Corrected answers, validation</source>
        <translation>바로잡은 답, 검증</translation>
    </message>
    <message>
        <source>Answers that are no label, validation</source>
        <translation>레이블이 아닌 답, 검증</translation>
    </message>
    <message>
        <source>Passes over the data</source>
        <translation>데이터를 본 횟수</translation>
    </message>
    <message>
        <source>Perplexity, validation</source>
        <translation>퍼플렉시티, 검증</translation>
    </message>
</context>
<context>
    <name>s2s::MetricsPane</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Rows a second</source>
        <translation>초당 행</translation>
    </message>
    <message>
        <source>Asked with</source>
        <translation>앞에 붙임</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>%1, less is better</source>
        <translation>%1, 낮을수록 좋음</translation>
    </message>
    <message>
        <source>95 % confidence</source>
        <translation>95 % 신뢰구간</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Scores appear here as models end.</source>
        <translation>모델이 끝나는 대로 점수가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Numbers of every model</source>
        <translation>모델마다의 수치</translation>
    </message>
</context>
<context>
    <name>s2s::ModelFolderDialog</name>
    <message>
        <source>Written to %1</source>
        <translation>%1에 썼습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Something has this name already; choose another one.</source>
        <translation>이 이름은 이미 쓰이고 있습니다. 다른 이름을 고르십시오.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Folder that gets the new folder</source>
        <translation>새 폴더를 만들 곳</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Begins when the run that trains now pauses or ends.</source>
        <translation>지금 학습하는 실행이 멈추거나 끝나면 시작합니다.</translation>
    </message>
    <message>
        <source>Begins…</source>
        <translation>시작하는 중…</translation>
    </message>
</context>
<context>
    <name>s2s::ModelPicker</name>
    <message>
        <source>Add a model…</source>
        <translation>모델 추가…</translation>
    </message>
    <message>
        <source>Choose models</source>
        <translation>모델 고르기</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>모델 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Models whose tokenizers are looked at</source>
        <translation>토크나이저를 살펴볼 모델</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>it has no tokenizer</source>
        <translation>토크나이저가 없음</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>모델 %n개 중 %1개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ModelsPage</name>
    <message>
        <source>Show its layers</source>
        <translation>층 보기</translation>
    </message>
    <message>
        <source>Ask it</source>
        <translation>물어보기</translation>
    </message>
    <message>
        <source>Fine-tune it</source>
        <translation>미세조정하기</translation>
    </message>
    <message>
        <source>Take it off this page</source>
        <translation>이 화면에서 빼기</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>output head</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>tied matrices are counted once · click a bar for its layers, a name for more</source>
        <translation>공유하는 행렬은 한 번만 셉니다 · 막대를 누르면 층별로, 이름을 누르면 메뉴가 나옵니다</translation>
    </message>
    <message>
        <source>%1: %2 buffer entries are beside the parameters</source>
        <translation>%1: 파라미터와 별도로 버퍼 값 %2개가 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen · parameters by part</source>
        <translation>
            <numerusform>%n개 선택 · 부분별 파라미터</numerusform>
        </translation>
    </message>
    <message>
        <source>self-attention</source>
        <translation>자기 어텐션</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>교차 어텐션</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>피드포워드</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>%1 · parameters by layer</source>
        <translation>%1 · 층별 파라미터</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>‹ All models</source>
        <translation>‹ 모든 모델</translation>
    </message>
    <message>
        <source>Parameters by part</source>
        <translation>부분별 파라미터</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Add a preset or a directory to see what it is made of.</source>
        <translation>프리셋이나 폴더를 추가하면 구성을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Trim the vocabulary…</source>
        <translation>어휘 줄이기…</translation>
    </message>
    <message>
        <source>The model with the smaller vocabulary is in %1</source>
        <translation>어휘를 줄인 모델을 %1에 만들었습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>%1 (cannot be read)</source>
        <translation>%1 (읽을 수 없음)</translation>
    </message>
    <message>
        <source>Restore the vocabulary…</source>
        <translation>어휘 되돌리기…</translation>
    </message>
    <message>
        <source>Its vocabulary was not trimmed: there is no vocabulary_map.json beside its files</source>
        <translation>어휘를 줄이지 않은 모델입니다. 파일 곁에 vocabulary_map.json이 없습니다.</translation>
    </message>
    <message>
        <source>The model with its whole vocabulary is in %1</source>
        <translation>전체 어휘를 되찾은 모델이 %1에 있습니다</translation>
    </message>
</context>
<context>
    <name>s2s::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
</context>
<context>
    <name>s2s::NumberEditor</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>s2s::ObjectListEdit</name>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
</context>
<context>
    <name>s2s::PaintedChart</name>
    <message>
        <source>Nothing to draw yet.</source>
        <translation>아직 그릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
</context>
<context>
    <name>s2s::PairsPane</name>
    <message>
        <source>Two tests over the same rows, two-sided, of %1 samples each; p after Holm counts how many pairs are tested. Where neither test&apos;s is above 0.05, a difference is called significant. Losses a token are left out: their tokens differ between vocabularies.</source>
        <translation>같은 행에 대한 두 가지 양측 검정이며 표본은 각각 %1개입니다. 홀름 보정 p는 검정한 쌍의 수를 셉니다. 두 검정의 보정 p가 모두 0.05 이하이면 차이가 유의하다고 합니다. 토큰당 손실은 어휘마다 토큰이 달라서 뺐습니다.</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1이(가) 나음</translation>
    </message>
    <message>
        <source>no significant difference</source>
        <translation>유의한 차이 없음</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>검정하지 않음</translation>
    </message>
    <message>
        <source>too few resamples to tell</source>
        <translation>재표집이 적어 알 수 없음</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>First</source>
        <translation>첫째</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>둘째</translation>
    </message>
    <message>
        <source>Second − first</source>
        <translation>둘째 − 첫째</translation>
    </message>
    <message>
        <source>p (bootstrap)</source>
        <translation>p (부트스트랩)</translation>
    </message>
    <message>
        <source>p after Holm</source>
        <translation>홀름 보정 p</translation>
    </message>
    <message>
        <source>p (randomisation)</source>
        <translation>p (무작위 교환)</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>결론</translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation>짝 검정</translation>
    </message>
</context>
<context>
    <name>s2s::ParametersModel</name>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>part</source>
        <translation>부분</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
</context>
<context>
    <name>s2s::PieceCountsCard</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Pieces: %1</source>
        <translation>조각: %1</translation>
    </message>
    <message>
        <source>Parameters: %1</source>
        <translation>파라미터: %1</translation>
    </message>
    <message>
        <source>Kept pieces: %1</source>
        <translation>남는 조각: %1</translation>
    </message>
    <message>
        <source>%1 always</source>
        <translation>언제나 남는 것 %1개</translation>
    </message>
    <message>
        <source>%1 of prefixes, templates and words of answers</source>
        <translation>접두사·템플릿·답 낱말에 쓰인 것 %1개</translation>
    </message>
    <message>
        <source>%1 of the run&apos;s labels</source>
        <translation>실행의 레이블에 쓰인 것 %1개</translation>
    </message>
    <message>
        <source>%1 in the scripts of languages</source>
        <translation>언어의 문자로 쓴 것 %1개</translation>
    </message>
    <message>
        <source>%1 of single characters</source>
        <translation>낱글자 %1개</translation>
    </message>
    <message>
        <source>%1 of the corpus</source>
        <translation>말뭉치에 쓰인 것 %1개</translation>
    </message>
    <message>
        <source>%1 that others are made of</source>
        <translation>다른 조각을 이루는 것 %1개</translation>
    </message>
</context>
<context>
    <name>s2s::PiecesView</name>
    <message>
        <source>unknown</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>id %1: the vocabulary cannot write this</source>
        <translation>id %1: 이 어휘로는 쓸 수 없음</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>id %1: writes “%2”</source>
        <translation>번호 %1: “%2”를 씁니다</translation>
    </message>
</context>
<context>
    <name>s2s::PromptBar</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n model(s)   Ctrl ↵</source>
        <translation>
            <numerusform>모델 %n개에 묻기   Ctrl ↵</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a model that has weights first</source>
        <translation>가중치가 있는 모델을 먼저 추가하세요</translation>
    </message>
    <message>
        <source>Write a prompt first</source>
        <translation>먼저 글을 쓰세요</translation>
    </message>
    <message>
        <source>▾ Sampling</source>
        <translation>▾ 샘플링</translation>
    </message>
    <message>
        <source>▸ Sampling</source>
        <translation>▸ 샘플링</translation>
    </message>
    <message>
        <source>Language of the prompt</source>
        <translation>입력 언어</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>답변 언어</translation>
    </message>
    <message>
        <source>Swap the languages</source>
        <translation>언어 바꾸기</translation>
    </message>
    <message>
        <source>Insert a blank</source>
        <translation>빈칸 넣기</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>A sentence to translate</source>
        <translation>번역할 문장</translation>
    </message>
    <message>
        <source>A text with blanks: Thank you &lt;extra_id_0&gt; me to your party.</source>
        <translation>빈칸이 있는 글: Thank you &lt;extra_id_0&gt; me to your party.</translation>
    </message>
    <message>
        <source>What the model is fed, exactly as written</source>
        <translation>쓴 그대로 모델에 입력됩니다</translation>
    </message>
    <message>
        <source>Ask   Ctrl ↵</source>
        <translation>묻기   Ctrl ↵</translation>
    </message>
    <message>
        <source>A text to classify</source>
        <translation>분류할 글</translation>
    </message>
    <message>
        <source>Every model is given its own kind of blank: &lt;extra_id_0&gt;, &lt;mask&gt;, [MASK]</source>
        <translation>모델마다 알맞은 빈칸을 받습니다: &lt;extra_id_0&gt;, &lt;mask&gt;, [MASK]</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>둘째 글</translation>
    </message>
    <message>
        <source>A second text, for models that judge pairs; may stay empty</source>
        <translation>두 글을 견주는 모델을 위한 둘째 글. 비워도 됩니다</translation>
    </message>
    <message>
        <source>Models with a classification head answer with labels and their probabilities, or a number</source>
        <translation>분류 헤드가 있는 모델이 레이블과 확률, 또는 수로 답합니다</translation>
    </message>
</context>
<context>
    <name>s2s::PromptHistory</name>
    <message>
        <source>the history of prompts cannot be read: %1</source>
        <translation>프롬프트 기록을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>it was kept as %1, and a new one begins</source>
        <translation>%1(으)로 옮겨 두고 새 기록을 시작합니다</translation>
    </message>
    <message>
        <source>it is left as it is, and no new prompts are kept</source>
        <translation>그대로 두며, 새 프롬프트는 기록하지 않습니다</translation>
    </message>
</context>
<context>
    <name>s2s::PromptPage</name>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>One prompt, several models side by side</source>
        <translation>프롬프트 하나를 여러 모델에 나란히</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Fill spans</source>
        <translation>빈칸 채우기</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>What to ask for</source>
        <translation>물어볼 종류</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>%1(으)로 내보냈습니다</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>번역 방향</translation>
    </message>
</context>
<context>
    <name>s2s::RateFinderDialog</name>
    <message>
        <source>loss of each step</source>
        <translation>단계마다의 손실</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활한 값</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Loss over the learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <source>learning rate, as a power of ten</source>
        <translation>학습률(10의 거듭제곱)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The model is being prepared.</source>
        <translation>모델을 준비하고 있습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 쓰기</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>The loss falls most steeply at a rate of %1.</source>
        <translation>손실은 학습률 %1에서 가장 가파르게 떨어집니다.</translation>
    </message>
    <message>
        <source>The loss does not fall at any of these rates.</source>
        <translation>어느 학습률에서도 손실이 떨어지지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n rate(s) tried. The recipe&apos;s own weights and runs stay as they are.</source>
        <translation>
            <numerusform>학습률 %n개를 시험했습니다. 레시피의 가중치와 실행은 그대로입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No rate was tried.</source>
        <translation>시험한 학습률이 없습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::RatingDesk</name>
    <message>
        <source>Hide the reference</source>
        <translation>정답 숨기기</translation>
    </message>
    <message>
        <source>Show the reference</source>
        <translation>정답 보기</translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation>%2개 중 %1개 판정</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1개 건너뜀</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Answer A</source>
        <translation>답 A</translation>
    </message>
    <message>
        <source>Answer B</source>
        <translation>답 B</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A가 낫다</translation>
    </message>
    <message>
        <source>Equally good</source>
        <translation>비슷하다</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B가 낫다</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Take the last judgement back (backspace)</source>
        <translation>마지막 판정을 되돌립니다 (백스페이스)</translation>
    </message>
    <message>
        <source>Judge this sentence later (↓)</source>
        <translation>이 문장은 나중에 판정합니다 (↓)</translation>
    </message>
    <message>
        <source>What the test set has as the answer (↑)</source>
        <translation>시험 데이터에 있는 정답 (↑)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
</context>
<context>
    <name>s2s::RatingPane</name>
    <message>
        <source>Begin rating</source>
        <translation>평가 시작</translation>
    </message>
    <message>
        <source>See the results</source>
        <translation>결과 보기</translation>
    </message>
    <message>
        <source>Go on rating</source>
        <translation>이어서 평가</translation>
    </message>
    <message>
        <source>%1 has judged every sentence of this round</source>
        <translation>%1 님이 이 회차의 모든 문장을 판정했습니다</translation>
    </message>
    <message>
        <source>Export ratings</source>
        <translation>평가 내보내기</translation>
    </message>
    <message>
        <source>Every judgement, tab-separated (*.tsv);;Results as JSON (*.json)</source>
        <translation>모든 판정, 탭으로 구분 (*.tsv);;결과 JSON (*.json)</translation>
    </message>
    <message>
        <source>The ratings are in %1</source>
        <translation>평가가 %1에 있습니다</translation>
    </message>
</context>
<context>
    <name>s2s::RatingResults</name>
    <message>
        <source>%1 % (%2 to %3)</source>
        <translation>%1% (%2~%3)</translation>
    </message>
    <message>
        <source>%1 and %2: nothing is judged yet.</source>
        <translation>%1, %2: 아직 판정이 없습니다.</translation>
    </message>
    <message>
        <source>%1 to %2, %3 equal, p = %4</source>
        <translation>%1 대 %2, 비슷함 %3, p = %4</translation>
    </message>
    <message>
        <source>%1 is preferred to %2 (%3).</source>
        <translation>%2보다 %1을(를) 더 낫다고 봅니다 (%3).</translation>
    </message>
    <message>
        <source>Between %1 and %2 there is no significant preference (%3).</source>
        <translation>%1와(과) %2 사이에는 유의한 선호가 없습니다 (%3).</translation>
    </message>
    <message>
        <source>together</source>
        <translation>모두 합쳐</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>First</source>
        <translation>첫째</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>둘째</translation>
    </message>
    <message>
        <source>Rater</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>First is better</source>
        <translation>첫째가 나음</translation>
    </message>
    <message>
        <source>Second is better</source>
        <translation>둘째가 나음</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>비슷함</translation>
    </message>
    <message>
        <source>Share of the first</source>
        <translation>첫째의 비율</translation>
    </message>
    <message>
        <source>Sign test, p</source>
        <translation>부호 검정 p</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>짝</translation>
    </message>
    <message>
        <source>Other rater</source>
        <translation>다른 평가자</translation>
    </message>
    <message>
        <source>Both judged</source>
        <translation>함께 판정</translation>
    </message>
    <message>
        <source>Share alike</source>
        <translation>같은 판정 비율</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>코언의 카파</translation>
    </message>
    <message>
        <source>Preferences. The share is the first system&apos;s of the sentences that are decided, with Wilson&apos;s 95 % interval; the sign test leaves equal ones out, and below 0.05 a preference is called significant. Together every sentence counts once, as most of its raters judged it.</source>
        <translation>선호. 비율은 승부가 난 문장 가운데 첫째 시스템의 몫이며 윌슨의 95% 구간을 함께 적습니다. 부호 검정은 비슷한 문장을 빼고 계산하며, 0.05보다 작으면 유의한 선호로 봅니다. 모두 합칠 때는 문장마다 더 많은 사람이 내린 판정 하나만 셉니다.</translation>
    </message>
    <message>
        <source>Agreement, on the sentences that both have judged: the share of equal judgements, and kappa, which is 0 where they agree as by chance and 1 where they always agree.</source>
        <translation>일치도. 두 사람이 모두 판정한 문장에서 판정이 같은 비율과 카파입니다. 카파는 우연만큼 일치하면 0, 늘 일치하면 1입니다.</translation>
    </message>
    <message>
        <source>Two raters are needed: let somebody else judge the same round.</source>
        <translation>평가자가 두 명 필요합니다. 다른 사람에게 같은 회차를 평가하게 하세요.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>선호</translation>
    </message>
    <message>
        <source>Agreement between raters</source>
        <translation>평가자 사이의 일치도</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
</context>
<context>
    <name>s2s::RatingStart</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Every pair, taking turns</source>
        <translation>모든 짝을 번갈아</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>짝</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>평가자</translation>
    </message>
    <message>
        <source>You see a source and two answers, A and B, in an order drawn anew for every sentence, and nothing says which system wrote which. Say which is better, or that they are equally good. Every judgement is kept at once; you may stop at any time and go on later. Let a second person judge the same round to see how far you agree.</source>
        <translation>원문과 두 답 A, B가 나옵니다. 순서는 문장마다 새로 뽑으며, 어느 시스템이 썼는지는 보이지 않습니다. 어느 쪽이 나은지, 아니면 비슷한지 고르세요. 판정은 바로 저장되므로 언제든 멈추고 나중에 이어서 할 수 있습니다. 다른 사람이 같은 회차를 평가하면 두 사람이 얼마나 일치하는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>letters and digits</source>
        <translation>글자와 숫자</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Sentences of a pair</source>
        <translation>짝마다 문장 수</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전부</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Decides which sentences are drawn, their order, and which answer stands first</source>
        <translation>어떤 문장을 어떤 순서로 뽑고 어느 답을 먼저 놓을지 정합니다</translation>
    </message>
    <message>
        <source>Leave out sentences whose two answers are the same</source>
        <translation>두 답이 같은 문장은 빼기</translation>
    </message>
    <message>
        <source>Keys: 1 or ← A is better · 2 or → B is better · 0 or space equally good · ↓ skip · ↑ show the reference · backspace undo</source>
        <translation>키: 1 또는 ← A가 낫다 · 2 또는 → B가 낫다 · 0 또는 스페이스 비슷하다 · ↓ 건너뛰기 · ↑ 정답 보기 · 백스페이스 되돌리기</translation>
    </message>
    <message>
        <source>Rounds that were begun before</source>
        <translation>이전에 시작한 회차</translation>
    </message>
    <message>
        <source>Go on with this round</source>
        <translation>이 회차 이어서 하기</translation>
    </message>
    <message>
        <source>Its results</source>
        <translation>이 회차의 결과</translation>
    </message>
</context>
<context>
    <name>s2s::RecipePanel</name>
    <message>
        <source>Trim vocabulary</source>
        <translation>어휘 줄이기</translation>
    </message>
    <message>
        <source>data.train: no training data is chosen</source>
        <translation>data.train: 학습 데이터를 고르지 않았습니다</translation>
    </message>
    <message>
        <source>choose a file under “Training data”</source>
        <translation>“학습 데이터”에서 파일을 고르세요</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>TSV, CSV, JSON or JSON Lines</source>
        <translation>TSV, CSV, JSON 또는 JSON Lines</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Held out for validation</source>
        <translation>검증에 쓸 비율</translation>
    </message>
    <message>
        <source>Longest source</source>
        <translation>원문 최대 길이</translation>
    </message>
    <message>
        <source>Longest target</source>
        <translation>목표 최대 길이</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>Held out for a test</source>
        <translation>시험용으로 떼어 둘 비율</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>섞는 방법</translation>
    </message>
    <message>
        <source>Rows that count at most</source>
        <translation>최대로 세는 행 수</translation>
    </message>
    <message>
        <source>Mixing temperature</source>
        <translation>섞는 온도</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>빼 둘 데이터</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>only open fields may change</source>
        <translation>열린 칸만 바꿀 수 있음</translation>
    </message>
</context>
<context>
    <name>s2s::RecordExport</name>
    <message>
        <source>Export prompts and answers</source>
        <translation>프롬프트와 답변 내보내기</translation>
    </message>
    <message>
        <source>Tab-separated table (*.tsv);;JSON (*.json);;Markdown (*.md)</source>
        <translation>탭으로 나눈 표 (*.tsv);;JSON (*.json);;마크다운 (*.md)</translation>
    </message>
</context>
<context>
    <name>s2s::Reports</name>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX tables (*.tex)</source>
        <translation>웹 페이지 (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX 표 (*.tex)</translation>
    </message>
</context>
<context>
    <name>s2s::RestoreVocabularyDialog</name>
    <message>
        <source>Writes a directory in which the model has its whole vocabulary again. Its own rows go back to their old places as they are now, trained or not; the rows that were left out come from the model that was trimmed. Everything else stays as this model has it.</source>
        <translation>모델이 전체 어휘를 다시 갖춘 폴더를 새로 만듭니다. 이 모델의 행은 학습했든 아니든 지금 값 그대로 제자리로 돌아가고, 빠졌던 행은 줄이기 전의 모델에서 가져옵니다. 나머지는 모두 이 모델의 것입니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>되돌아오는 것</translation>
    </message>
    <message>
        <source>Restore the vocabulary of %1</source>
        <translation>%1의 어휘 되돌리기</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>The directory or run that was trimmed</source>
        <translation>줄이기 전의 폴더나 실행</translation>
    </message>
    <message>
        <source>%1 rows are this model&apos;s own, %2 come from the original.</source>
        <translation>%1행은 이 모델의 것이고 %2행은 원본에서 옵니다.</translation>
    </message>
    <message>
        <source>The model that was trimmed</source>
        <translation>줄이기 전의 모델</translation>
    </message>
    <message>
        <source>Its tokenizer must be the one that was trimmed.</source>
        <translation>줄인 토크나이저가 이 모델의 것이어야 합니다.</translation>
    </message>
    <message>
        <source>This is the model that was trimmed: its tokenizer fits.</source>
        <translation>줄이기 전의 모델이 맞습니다. 토크나이저가 일치합니다.</translation>
    </message>
    <message>
        <source>This is not the model that was trimmed: %1</source>
        <translation>줄이기 전의 모델이 아닙니다: %1</translation>
    </message>
</context>
<context>
    <name>s2s::ResultsCard</name>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation>짝 검정</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Rate blind…</source>
        <translation>블라인드 평가…</translation>
    </message>
    <message>
        <source>Judge the answers of two systems without knowing whose they are</source>
        <translation>누구의 답인지 모른 채 두 시스템의 답을 판정합니다</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>Scores, tests, samples and settings as a web page, PDF, Markdown or LaTeX tables</source>
        <translation>점수, 검정, 예문, 설정을 웹 페이지, PDF, Markdown, LaTeX 표로 씁니다</translation>
    </message>
    <message>
        <source>Choose a test set and models at the left. Every model answers every row; scores come with intervals, and every two models with a paired test.</source>
        <translation>왼쪽에서 시험 데이터와 모델을 고르세요. 모든 모델이 모든 행에 답하고, 점수에는 신뢰구간이, 모델 두 개마다 짝 검정이 따라옵니다.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>쓰는 중…</translation>
    </message>
</context>
<context>
    <name>s2s::RowsCard</name>
    <message>
        <source>“%1” is in no row further down</source>
        <translation>“%1”이(가) 든 행이 아래쪽에 없습니다</translation>
    </message>
    <message>
        <source>line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>why it cannot be used</source>
        <translation>쓸 수 없는 이유</translation>
    </message>
    <message>
        <source>how it stands in the file</source>
        <translation>파일에 적힌 모습</translation>
    </message>
    <message>
        <source>What the column %1 is for</source>
        <translation>%1 열의 용도</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Bad rows · %1</source>
        <translation>잘못된 행 · %1</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>잘못된 행</translation>
    </message>
    <message>
        <source>the first %1 of %2 are listed</source>
        <translation>%2개 중 처음 %1개를 보여 줍니다</translation>
    </message>
    <message>
        <source>None so far; the file is still being read.</source>
        <translation>아직 없습니다. 파일을 읽는 중입니다.</translation>
    </message>
    <message>
        <source>Every row of this file can be used.</source>
        <translation>이 파일의 모든 행을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>보여 줄 행</translation>
    </message>
    <message>
        <source>Line number or text</source>
        <translation>줄 번호 또는 글</translation>
    </message>
    <message>
        <source>Go to a line, or to the next row with a text</source>
        <translation>그 줄로, 또는 그 글이 든 다음 행으로 갑니다</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>파일의 행</translation>
    </message>
    <message>
        <source>Rows that cannot be used, and why</source>
        <translation>쓸 수 없는 행과 그 이유</translation>
    </message>
    <message>
        <source>How far the search is</source>
        <translation>찾기 진행</translation>
    </message>
    <message>
        <source>How far the file is read</source>
        <translation>파일 읽기 진행</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>찾기 멈춤</translation>
    </message>
</context>
<context>
    <name>s2s::RunCharts</name>
    <message>
        <source>train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>tokens per second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>토큰당 nat</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>토큰 정확도</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 노름</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>The loss appears here from the first step on.</source>
        <translation>첫 스텝부터 손실이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Share of right target tokens.</source>
        <translation>맞힌 목표 토큰의 비율.</translation>
    </message>
    <message>
        <source>The schedule, step by step.</source>
        <translation>스텝별 일정.</translation>
    </message>
    <message>
        <source>Before clipping.</source>
        <translation>자르기 전 값.</translation>
    </message>
    <message>
        <source>Tokens per second.</source>
        <translation>초당 토큰 수.</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Pearson</source>
        <translation>피어슨</translation>
    </message>
    <message>
        <source>Spearman</source>
        <translation>스피어만</translation>
    </message>
    <message>
        <source>nats per label</source>
        <translation>레이블당 내트</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Share of right labels.</source>
        <translation>맞힌 레이블의 비율입니다.</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>상관</translation>
    </message>
    <message>
        <source>With the reference, from the first validation on.</source>
        <translation>첫 검증부터 정답과의 상관이 나타납니다.</translation>
    </message>
    <message>
        <source>chrF++</source>
        <translation>chrF++</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>BLEU and chrF++</source>
        <translation>BLEU와 chrF++</translation>
    </message>
    <message>
        <source>of generated answers, 0 to 100</source>
        <translation>생성한 답변의 점수, 0~100</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>바이트당 비트</translation>
    </message>
    <message>
        <source>bits per UTF-8 byte of the targets</source>
        <translation>정답의 UTF-8 바이트당 비트</translation>
    </message>
    <message>
        <source>From the first validation on.</source>
        <translation>첫 검증부터 나타납니다.</translation>
    </message>
    <message>
        <source>What the large chart shows</source>
        <translation>큰 차트에 표시할 값</translation>
    </message>
    <message>
        <source>Bits per byte can be compared between models of different vocabularies, the loss cannot</source>
        <translation>바이트당 비트는 어휘가 다른 모델끼리도 비교할 수 있지만 손실은 그럴 수 없습니다</translation>
    </message>
</context>
<context>
    <name>s2s::RunDetailsCard</name>
    <message>
        <source>Where the recipes differ</source>
        <translation>레시피가 다른 곳</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>choose a run</source>
        <translation>실행을 고르세요</translation>
    </message>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · %3스텝 중 %2</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <translation>%1 · %2스텝</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1에서 시작</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>%1 동안 학습</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>손실 %1</translation>
    </message>
    <message>
        <source>validation loss %1</source>
        <translation>검증 손실 %1</translation>
    </message>
    <message>
        <source>token accuracy %1</source>
        <translation>토큰 정확도 %1</translation>
    </message>
    <message>
        <source>Another run is training</source>
        <translation>다른 실행이 학습 중입니다</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>없음</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>설정 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What was tried, what came out</source>
        <translation>무엇을 시도했고 무엇이 나왔는지</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>쉼표로 구분</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Show on the Train page</source>
        <translation>학습 화면에서 보기</translation>
    </message>
    <message>
        <source>Export as Hugging Face directory…</source>
        <translation>허깅페이스 폴더로 내보내기…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>정확도 %1</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>패딩 %1</translation>
    </message>
    <message>
        <source>Curves of %1, read only</source>
        <translation>%1의 곡선, 읽기만</translation>
    </message>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>곡선 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Name here</source>
        <translation>여기서의 이름</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>이 목록에서 빼기</translation>
    </message>
    <message>
        <source>Its files stay as they are</source>
        <translation>파일은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>더 학습하기…</translation>
    </message>
    <message>
        <source>Opens it on the Train page, where its steps and whatever else may change are edited before it goes on</source>
        <translation>학습 화면에서 엽니다. 더 학습하기 전에 스텝 수와 그 밖에 바꿀 수 있는 것을 고칠 수 있습니다</translation>
    </message>
</context>
<context>
    <name>s2s::RunEdits</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>s2s::RunEditsLine</name>
    <message>
        <source>It goes on with: %1</source>
        <translation>이렇게 바꾸어 이어 갑니다: %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Sets these fields to what the run has</source>
        <translation>이 칸들을 실행에 있는 값으로 되돌립니다</translation>
    </message>
</context>
<context>
    <name>s2s::RunRowWidget</name>
    <message>
        <source>step %1 of %2</source>
        <translation>%2스텝 중 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1스텝</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>손실 %1</translation>
    </message>
</context>
<context>
    <name>s2s::RunStatus</name>
    <message>
        <source>not begun</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
</context>
<context>
    <name>s2s::RunsChartCard</name>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>target tokens</source>
        <translation>목표 토큰</translation>
    </message>
    <message>
        <source>seconds of training</source>
        <translation>학습 시간(초)</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>스텝 기준</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>에폭 기준</translation>
    </message>
    <message>
        <source>by tokens</source>
        <translation>토큰 기준</translation>
    </message>
    <message>
        <source>by time</source>
        <translation>시간 기준</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>그릴 값</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Tick runs in the table to compare their curves here.</source>
        <translation>표에서 실행을 선택하면 곡선을 여기서 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령이 클립보드에 있습니다</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>by bytes of targets</source>
        <translation>정답의 바이트 기준</translation>
    </message>
    <message>
        <source>bytes of targets</source>
        <translation>정답의 바이트</translation>
    </message>
    <message>
        <source>by operations</source>
        <translation>연산 기준</translation>
    </message>
    <message>
        <source>floating-point operations</source>
        <translation>부동소수점 연산</translation>
    </message>
</context>
<context>
    <name>s2s::RunsModel</name>
    <message>
        <source>run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>s2s::RunsPage</name>
    <message>
        <source>Exported to %1</source>
        <translation>%1(으)로 내보냈습니다</translation>
    </message>
    <message>
        <source>The run is in the trash</source>
        <translation>실행을 휴지통으로 옮겼습니다</translation>
    </message>
    <message>
        <source>Move this run to the trash?</source>
        <translation>이 실행을 휴지통으로 옮길까요?</translation>
    </message>
    <message>
        <source>“%1” with its checkpoints and curves. It can be taken back from the desktop&apos;s trash.</source>
        <translation>“%1”의 체크포인트와 곡선도 함께 옮깁니다. 휴지통에서 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Every training run, live and past</source>
        <translation>진행 중이거나 지난 모든 학습</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s); tick to overlay, choose two to compare their recipes</source>
        <translation>
            <numerusform>실행 %n개 · 체크하면 겹쳐 보고, 둘을 고르면 레시피를 비교합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in Prompt</source>
        <translation>프롬프트에서 열기</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>모든 실행</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>걸러 보기</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>실행 걸러 보기</translation>
    </message>
    <message>
        <source>Runs you train, here or with s2s, are listed on this page with their curves.</source>
        <translation>여기서나 s2s로 학습한 실행이 곡선과 함께 이 화면에 나옵니다.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of other programs added</source>
        <translation>
            <numerusform>다른 프로그램의 실행 %n개를 더했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder with curves of another program</source>
        <translation>다른 프로그램의 곡선이 든 폴더</translation>
    </message>
    <message>
        <source>Curves of another program</source>
        <translation>다른 프로그램의 곡선</translation>
    </message>
    <message>
        <source>Curves (*tfevents* trainer_state.json *.csv *.tsv);;All files (*)</source>
        <translation>곡선 (*tfevents* trainer_state.json *.csv *.tsv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Add curves from elsewhere…</source>
        <translation>다른 곳의 곡선 더하기…</translation>
    </message>
    <message>
        <source>TensorBoard, transformers, CSV</source>
        <translation>TensorBoard, transformers, CSV</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>there are no curves that can be read</source>
        <translation>읽을 수 있는 곡선이 없습니다</translation>
    </message>
    <message>
        <source>choose event files of TensorBoard, a trainer_state.json or a CSV, or a folder that holds some</source>
        <translation>TensorBoard 이벤트 파일, trainer_state.json, CSV 또는 그런 파일이 든 폴더를 고르세요</translation>
    </message>
</context>
<context>
    <name>s2s::SamplesCard</name>
    <message>
        <source>Samples</source>
        <translation>예문</translation>
    </message>
    <message>
        <source>Samples at step %1</source>
        <translation>%1스텝의 예문</translation>
    </message>
    <message>
        <source>at each validation the model writes a few rows here, beside the reference</source>
        <translation>검증할 때마다 모델이 쓴 글을 정답과 나란히 보여 줍니다</translation>
    </message>
    <message>
        <source>Earlier validation</source>
        <translation>이전 검증</translation>
    </message>
    <message>
        <source>Later validation</source>
        <translation>다음 검증</translation>
    </message>
</context>
<context>
    <name>s2s::SamplesModel</name>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>number</source>
        <translation>수</translation>
    </message>
</context>
<context>
    <name>s2s::SchemaField</name>
    <message>
        <source>Back to the default</source>
        <translation>기본값으로</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: 기본값으로</translation>
    </message>
    <message>
        <source>%1 · default %2</source>
        <translation>%1 · 기본값 %2</translation>
    </message>
</context>
<context>
    <name>s2s::SchemaForm</name>
    <message>
        <source>More options</source>
        <translation>더 많은 설정</translation>
    </message>
</context>
<context>
    <name>s2s::SentencesModel</name>
    <message>
        <source>Characters</source>
        <translation>글자 수</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>chrF++ · %1</source>
        <translation>chrF++ · %1</translation>
    </message>
    <message>
        <source>Loss · %1</source>
        <translation>손실 · %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>s2s::SentencesPane</name>
    <message>
        <source>Choose a sentence to see all answers to it.</source>
        <translation>문장을 고르면 모든 답이 보입니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Export sentences</source>
        <translation>문장 내보내기</translation>
    </message>
    <message>
        <source>Tab-separated values (*.tsv);;JSON (*.json)</source>
        <translation>탭으로 나눈 값 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>The sentences are in %1</source>
        <translation>문장이 %1에 있습니다</translation>
    </message>
    <message>
        <source>Find in sources, references and answers</source>
        <translation>원문, 정답, 답에서 찾기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장</translation>
    </message>
</context>
<context>
    <name>s2s::SettingsDialog</name>
    <message>
        <source>Folder of new runs</source>
        <translation>새 실행 폴더</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>New runs go to</source>
        <translation>새 실행을 저장할 곳</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>s2s::ShareBars</name>
    <message>
        <source>Shares</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>group</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
</context>
<context>
    <name>s2s::StackedBars</name>
    <message>
        <source>%1, %2: %3%4, %5</source>
        <translation>%1, %2: %3%4, %5</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>total</source>
        <translation>합계</translation>
    </message>
</context>
<context>
    <name>s2s::StatusStrip</name>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>대기</translation>
    </message>
</context>
<context>
    <name>s2s::StatusText</name>
    <message>
        <source>Idle</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>일시정지 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>%1 / %2 스텝</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1스텝</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>초당 %1토큰</translation>
    </message>
    <message>
        <source>memory %1 of %2</source>
        <translation>메모리 %2 중 %1</translation>
    </message>
    <message>
        <source>Waiting to write</source>
        <translation>기록 대기</translation>
    </message>
    <message>
        <source>Answering the test set</source>
        <translation>시험 데이터에 답하는 중</translation>
    </message>
</context>
<context>
    <name>s2s::TextEditor</name>
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
    <name>s2s::TokenizerCard</name>
    <message>
        <source>%1: these characters vanish, since the vocabulary cannot write them: %2</source>
        <translation>%1: 다음 글자는 어휘로 적을 수 없어 사라집니다: %2</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>%1: presets bring no tokenizer; add a directory to see its pieces.</source>
        <translation>%1: 프리셋에는 토크나이저가 없습니다. 폴더를 추가하면 조각을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>bfloat16 or float16</source>
        <translation>bfloat16 또는 float16</translation>
    </message>
    <message>
        <source>What each tokenizer makes of it</source>
        <translation>토크나이저마다 나누는 방식</translation>
    </message>
    <message>
        <source>Memory of the weights at each precision</source>
        <translation>정밀도별 가중치 메모리</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>토크나이저</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>What is shown of the models</source>
        <translation>모델에서 볼 것</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>문장을 입력하세요</translation>
    </message>
    <message>
        <source>bytes per token</source>
        <translation>토큰당 바이트</translation>
    </message>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>토큰 %1개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bytes per token</source>
        <translation>토큰당 %1바이트</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>모름 %1</translation>
    </message>
</context>
<context>
    <name>s2s::TrainPage</name>
    <message>
        <source>Undo (Ctrl+Z) brings back what the form said before</source>
        <translation>실행 취소(Ctrl+Z)를 하면 앞서 양식에 적은 것이 돌아옵니다</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>학습에 사용</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>학습 중인 실행이 있습니다.</translation>
    </message>
    <message>
        <source>Pause or stop it to start another one.</source>
        <translation>새로 시작하려면 일시정지하거나 멈추세요.</translation>
    </message>
    <message>
        <source>The recipe cannot be written: %1.</source>
        <translation>레시피를 저장할 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Another run is training.</source>
        <translation>다른 실행이 학습 중입니다.</translation>
    </message>
    <message>
        <source>Pause or stop it first.</source>
        <translation>먼저 일시정지하거나 멈추세요.</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>레시피 (*.json)</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>레시피 저장</translation>
    </message>
    <message>
        <source>Recipe saved to %1</source>
        <translation>레시피를 %1에 저장했습니다</translation>
    </message>
    <message>
        <source>The command is on the clipboard</source>
        <translation>명령을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Ending the step…</source>
        <translation>스텝을 마치는 중…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>새 실행</translation>
    </message>
    <message>
        <source>Ask it now</source>
        <translation>지금 물어보기</translation>
    </message>
    <message>
        <source>Ask it</source>
        <translation>물어보기</translation>
    </message>
    <message>
        <source>Choose a model and its training data, then start</source>
        <translation>모델과 학습 데이터를 고르고 시작하세요</translation>
    </message>
    <message>
        <source>%1, training data not chosen yet</source>
        <translation>%1, 학습 데이터를 아직 고르지 않음</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 데이터로 %1 학습</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Ends at once; the last checkpoint stands</source>
        <translation>바로 끝냅니다. 마지막 체크포인트는 남습니다</translation>
    </message>
    <message>
        <source>%1 on %2: the model is ready and has a card on the Prompt page</source>
        <translation>%2 데이터로 %1 학습: 모델이 준비되어 프롬프트 화면에 카드가 생겼습니다</translation>
    </message>
    <message>
        <source>Recipe ▾</source>
        <translation>레시피 ▾</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1, 데이터 %2: %3</translation>
    </message>
    <message>
        <source>Training waits: %1.</source>
        <translation>학습이 기다리고 있습니다: %1.</translation>
    </message>
    <message>
        <source>Make room or bring the folder back, then resume: nothing that was trained is lost until then.</source>
        <translation>공간을 비우거나 폴더를 되돌린 뒤 계속하세요. 그때까지 학습한 것은 사라지지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %2: ended early, %3 did not get better for %n validation(s)</source>
        <translation>
            <numerusform>%1, 데이터 %2: 일찍 끝남, %3이(가) 검증 %n번 동안 나아지지 않음</numerusform>
        </translation>
    </message>
    <message>
        <source>Export charts…</source>
        <translation>차트 내보내기…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>It cannot be paused yet: %1.</source>
        <translation>아직 일시정지할 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>Make room or bring the folder back, then try again. “Stop” ends it without a checkpoint: what was trained since the last one is lost.</source>
        <translation>공간을 비우거나 폴더를 되돌린 뒤 다시 시도하세요. ‘멈춤’을 누르면 체크포인트 없이 끝나며, 마지막 체크포인트 뒤에 학습한 것은 사라집니다.</translation>
    </message>
    <message>
        <source>What was trained since the last checkpoint is lost: it could not be written.</source>
        <translation>마지막 체크포인트 뒤에 학습한 것을 저장하지 못해 사라졌습니다.</translation>
    </message>
    <message>
        <source>Make room or bring the folder back, then resume: it goes on from the last checkpoint.</source>
        <translation>공간을 비우거나 폴더를 되돌린 뒤 이어 하세요. 마지막 체크포인트부터 이어집니다.</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>더 학습하기…</translation>
    </message>
    <message>
        <source>Trains this run longer: raise its steps or epochs in the recipe, then resume it</source>
        <translation>이 실행을 더 오래 학습합니다: 레시피에서 스텝이나 에폭을 늘린 뒤 이어서 학습하세요</translation>
    </message>
    <message>
        <source>Resume with changes</source>
        <translation>바꾸어 이어서 학습</translation>
    </message>
    <message>
        <source>Goes on exactly where it stopped; steps, learning rate and whatever else is open in the recipe may be changed before</source>
        <translation>멈춘 곳에서 그대로 이어 갑니다. 스텝, 학습률 등 레시피에서 열린 칸은 그 전에 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>This run has failed: %1</source>
        <translation>이 실행은 실패했습니다: %1</translation>
    </message>
    <message>
        <source>What the message names and is open in the recipe can be changed before it resumes.</source>
        <translation>여기 나온 설정 가운데 레시피에서 열린 것은 바꾼 뒤 이어서 학습할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::TrainedWeightsLine</name>
    <message>
        <source>embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>output head</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation>학습하는 가중치</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%2 중 %1 · %3</translation>
    </message>
</context>
<context>
    <name>s2s::TrainingDataDialog</name>
    <message>
        <source>The first row names the columns</source>
        <translation>첫 행이 열 이름</translation>
    </message>
    <message>
        <source>Use this data</source>
        <translation>이 데이터 쓰기</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>파일 이름에 따라</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>The first ten rows</source>
        <translation>처음 열 행</translation>
    </message>
    <message>
        <source>Tables and texts (*.tsv *.csv *.json *.jsonl *.txt *.tmx *.po *.mo *.parquet *.arrow *.gz *.zst);;All files (*)</source>
        <translation>표와 글 (*.tsv *.csv *.json *.jsonl *.txt *.tmx *.po *.mo *.parquet *.arrow *.gz *.zst);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose a file to see its rows.</source>
        <translation>파일을 고르면 행이 보입니다.</translation>
    </message>
    <message>
        <source>No row can be used.</source>
        <translation>쓸 수 있는 행이 없습니다.</translation>
    </message>
    <message>
        <source>Read as %1</source>
        <translation>%1(으)로 읽음</translation>
    </message>
    <message numerus="yes">
        <source>%1 bad row(s) so far; line %2: %3</source>
        <translation>
            <numerusform>지금까지 잘못된 행 %1개, %2번째 줄: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>A table with a text in each row, and what belongs to it: TSV, CSV, JSON, Parquet, TMX and others</source>
        <translation>행마다 글과 그에 딸린 것이 있는 표: TSV, CSV, JSON, Parquet, TMX 등</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>A file whose lines belong to those of the first; empty: none</source>
        <translation>줄마다 첫 파일의 줄과 짝이 되는 파일. 비우면 없음</translation>
    </message>
</context>
<context>
    <name>s2s::TrimVocabularyDialog</name>
    <message>
        <source>Add files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Keep every single character, so that other texts can still be written</source>
        <translation>낱글자는 모두 남겨 다른 글도 쓸 수 있게 하기</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>남는 것</translation>
    </message>
    <message>
        <source>Count what stays</source>
        <translation>남는 것 세기</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>줄이기</translation>
    </message>
    <message>
        <source>Trim the vocabulary of %1</source>
        <translation>%1의 어휘 줄이기</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>말뭉치</translation>
    </message>
    <message>
        <source>Codes, such as ko, en</source>
        <translation>코드, 예: ko, en</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Texts or tables</source>
        <translation>글 또는 표</translation>
    </message>
    <message>
        <source>Texts and tables (*.txt *.tsv *.csv *.json *.jsonl);;All files (*)</source>
        <translation>글과 표 (*.txt *.tsv *.csv *.json *.jsonl);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>All %1 tokens of the corpus (100 %) keep their pieces; this is checked on every text while the directory is written.</source>
        <translation>말뭉치의 토큰 %1개가 모두(100 %) 제 조각을 그대로 씁니다. 폴더를 쓸 때 모든 글에서 확인합니다.</translation>
    </message>
    <message>
        <source>Every piece in the scripts of these languages stays, and all that stand for no language: digits, punctuation, special tokens.</source>
        <translation>이 언어들의 문자로 쓴 조각은 모두 남고, 숫자·문장 부호·특수 토큰처럼 언어와 무관한 조각도 남습니다.</translation>
    </message>
    <message>
        <source>%1, as the recipe feeds it</source>
        <translation>%1 (레시피가 모델에 주는 그대로)</translation>
    </message>
    <message>
        <source>Text files, or tables with texts</source>
        <translation>글 파일이나 글이 든 표</translation>
    </message>
    <message>
        <source>Writes a directory in which the model has only the pieces that your texts use. These texts are cut and answered as before, with less memory and in less time. “Restore the vocabulary…” gives it the whole vocabulary back, also after it was trained.</source>
        <translation>글에 쓰인 조각만 남긴 모델을 새 폴더에 만듭니다. 그 글은 전과 똑같이 나뉘고 똑같이 답하며, 메모리와 시간이 덜 듭니다. 학습한 뒤에도 ‘어휘 되돌리기…’로 전체 어휘를 되돌릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>s2s::XrayLanes</name>
    <message>
        <source>id</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>attention mask</source>
        <translation>어텐션 마스크</translation>
    </message>
    <message>
        <source>token type</source>
        <translation>토큰 종류</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>decoder reads</source>
        <translation>디코더 입력</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>learns to say</source>
        <translation>배울 출력</translation>
    </message>
</context>
<context>
    <name>s2s::XrayChoice</name>
    <message>
        <source>%1 writes no text. Choose a model that does, such as T5, or another objective.</source>
        <translation>%1은(는) 글을 쓰지 않는 모델입니다. T5처럼 글을 쓰는 모델이나 다른 목적을 고르세요.</translation>
    </message>
    <message>
        <source>%1 has no sentinels for text with hidden spans. Choose T5 for it, or an encoder such as BERT for hidden tokens.</source>
        <translation>%1에는 구간을 가린 글에 쓸 표시 토큰이 없습니다. T5를 고르거나, 토큰을 가리려면 BERT 같은 인코더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 guesses no hidden tokens. Choose an encoder such as BERT, or another objective.</source>
        <translation>%1은(는) 가린 토큰을 맞히지 않는 모델입니다. BERT 같은 인코더나 다른 목적을 고르세요.</translation>
    </message>
    <message>
        <source>%1 has no head for labels or numbers. Choose an encoder such as BERT, or the objective “as the columns say”, with which a model such as T5 writes them.</source>
        <translation>%1에는 레이블이나 수를 맡는 헤드가 없습니다. BERT 같은 인코더를 고르거나, T5 같은 모델이 답을 글로 적는 목적 ‘열에 따라’를 고르세요.</translation>
    </message>
</context>
<context>
    <name>s2s::XrayPane</name>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>파일에서</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>글로</translation>
    </message>
    <message>
        <source>with its prefix</source>
        <translation>접두어와 함께</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>바뀜: %1</translation>
    </message>
    <message>
        <source>as the columns say</source>
        <translation>열에 따라</translation>
    </message>
    <message>
        <source>Choose models to see exactly what they are fed, token by token.</source>
        <translation>모델을 고르면 그 모델에 들어가는 값을 토큰 단위로 그대로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>The model reads</source>
        <translation>모델이 읽는 것</translation>
    </message>
    <message>
        <source>The encoder reads</source>
        <translation>인코더가 읽는 것</translation>
    </message>
    <message>
        <source>The model reads beside it</source>
        <translation>모델이 함께 읽는 것</translation>
    </message>
    <message>
        <source>Hidden tokens that it learns to guess</source>
        <translation>맞히기를 배우는 가린 토큰</translation>
    </message>
    <message>
        <source>The decoder reads, and learns to say next</source>
        <translation>디코더가 읽고, 다음에 말하기를 배우는 것</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>%1번째 줄</translation>
    </message>
    <message>
        <source>%1 row %2 of %3</source>
        <translation>%1 %3행 중 %2번째</translation>
    </message>
    <message>
        <source>micro-batch %1, place %2 of %3</source>
        <translation>마이크로배치 %1, %3개 중 %2번째</translation>
    </message>
    <message>
        <source>%1 %2 tokens</source>
        <translation>%1 %2토큰</translation>
    </message>
    <message>
        <source>%1 cut to %2 of %3 tokens</source>
        <translation>%1 %3토큰 중 %2토큰으로 자름</translation>
    </message>
    <message>
        <source>, padded to %1</source>
        <translation>, %1까지 채움</translation>
    </message>
    <message>
        <source>, %1 once parts are hidden</source>
        <translation>, 일부를 가리면 %1토큰</translation>
    </message>
    <message>
        <source>%1 hidden tokens</source>
        <translation>가린 토큰 %1개</translation>
    </message>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
    <message>
        <source>target</source>
        <translation>번역문</translation>
    </message>
    <message>
        <source>The head learns</source>
        <translation>헤드가 배우는 것</translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation>%1번 분류: %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>What is hidden or changed at random differs from epoch to epoch</source>
        <translation>무작위로 가리거나 바꾸는 것은 에폭마다 다릅니다</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>접두어</translation>
    </message>
    <message>
        <source>language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>special</source>
        <translation>특수</translation>
    </message>
    <message>
        <source>sentinel</source>
        <translation>표시 토큰</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>padding, no loss</source>
        <translation>채움, 손실 없음</translation>
    </message>
    <message>
        <source>X-ray this row</source>
        <translation>이 행 엑스레이</translation>
    </message>
    <message>
        <source>with parts hidden</source>
        <translation>일부를 가려서</translation>
    </message>
    <message>
        <source>%1 has no head for labels or numbers, so the answer is written as text here. The option “%2” of the data set trains so.</source>
        <translation>%1에는 레이블이나 수를 맡는 헤드가 없어 여기서는 답을 글로 적습니다. 이 데이터의 옵션 ‘%2’를 정하면 이렇게 학습합니다.</translation>
    </message>
</context>
<context>
    <name>s2s::languages</name>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>German</source>
        <translation>독일어</translation>
    </message>
    <message>
        <source>French</source>
        <translation>프랑스어</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>루마니아어</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>스페인어</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>일본어</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>중국어</translation>
    </message>
</context>
</TS>
