<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What the engine says of data: filters with their options (Schema), and what the engine says else: checks, readers, warnings, notes (EngineText); numbers stand there as %1, %2. -->
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>EngineText</name>
    <message>
        <source>rows whose target is the source, byte for byte</source>
        <translation>번역문이 원문과 똑같은 행</translation>
    </message>
    <message>
        <source>rows whose target is the source but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 번역문이 원문과 같은 행</translation>
    </message>
    <message>
        <source>rows that repeat an earlier one, byte for byte</source>
        <translation>앞의 행과 똑같은 행</translation>
    </message>
    <message>
        <source>rows that repeat an earlier one but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 앞의 행과 같은 행</translation>
    </message>
    <message>
        <source>rows with the source of an earlier one and another target</source>
        <translation>원문은 앞의 행과 같고 번역문은 다른 행</translation>
    </message>
    <message>
        <source>rows that another training set has too, byte for byte</source>
        <translation>다른 학습 세트에도 똑같이 있는 행</translation>
    </message>
    <message>
        <source>rows that another training set has too, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 다른 학습 세트에도 있는 행</translation>
    </message>
    <message>
        <source>rows to train on that the split also holds out, byte for byte</source>
        <translation>분할로 떼어 둔 행에도 똑같이 있는 학습 행</translation>
    </message>
    <message>
        <source>rows to train on that the split also holds out, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 분할로 떼어 둔 행에도 있는 학습 행</translation>
    </message>
    <message>
        <source>rows to train on whose source the split also holds out</source>
        <translation>원문이 분할로 떼어 둔 행에도 있는 학습 행</translation>
    </message>
    <message>
        <source>rows to train on whose source the split also holds out, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 원문이 분할로 떼어 둔 행에도 있는 학습 행</translation>
    </message>
    <message>
        <source>is held out in line %1</source>
        <extracomment>number 1</extracomment>
        <translation>떼어 둔 %1번째 줄에 있음</translation>
    </message>
    <message>
        <source>rows whose source is empty</source>
        <translation>원문이 빈 행</translation>
    </message>
    <message>
        <source>rows whose target is empty</source>
        <translation>번역문이 빈 행</translation>
    </message>
    <message>
        <source>rows whose source is in another language</source>
        <translation>원문이 다른 언어인 행</translation>
    </message>
    <message>
        <source>rows whose target is in another language</source>
        <translation>번역문이 다른 언어인 행</translation>
    </message>
    <message>
        <source>rows whose source is too little in its language</source>
        <translation>원문에 다른 언어가 많이 섞인 행</translation>
    </message>
    <message>
        <source>rows whose target is too little in its language</source>
        <translation>번역문에 다른 언어가 많이 섞인 행</translation>
    </message>
    <message>
        <source>rows whose source is too short or odd to tell its language</source>
        <translation>원문이 짧거나 특이해 언어를 알 수 없는 행</translation>
    </message>
    <message>
        <source>rows whose target is too short or odd to tell its language</source>
        <translation>번역문이 짧거나 특이해 언어를 알 수 없는 행</translation>
    </message>
    <message>
        <source>rows that are also in the other set</source>
        <translation>다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows that are also in the other set, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows whose source is also in the other set</source>
        <translation>원문이 다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows whose source is also in the other set, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 원문이 다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows whose target is also in the other set</source>
        <translation>번역문이 다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows whose target is also in the other set, but for case, spaces and punctuation</source>
        <translation>대소문자·공백·부호 말고는 번역문이 다른 데이터에도 있는 행</translation>
    </message>
    <message>
        <source>rows whose target is too short or too long for their source</source>
        <translation>번역문이 원문에 비해 너무 짧거나 긴 행</translation>
    </message>
    <message>
        <source>repeats line %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1번째 줄과 같음</translation>
    </message>
    <message>
        <source>has the source of line %1 and another target</source>
        <extracomment>number 1</extracomment>
        <translation>원문은 %1번째 줄과 같고 번역문은 다름</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>원문이 비었음</translation>
    </message>
    <message>
        <source>the target is empty</source>
        <translation>번역문이 비었음</translation>
    </message>
    <message>
        <source>no language was found</source>
        <translation>언어를 찾지 못함</translation>
    </message>
    <message>
        <source>is in line %1 of %2</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 %1번째 줄에 있음</translation>
    </message>
    <message>
        <source>%1 columns where there should be %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>열이 %2개여야 하는데 %1개</translation>
    </message>
    <message>
        <source>%1 column where there should be %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>열이 %2개여야 하는데 %1개</translation>
    </message>
    <message>
        <source>empty line</source>
        <translation>빈 줄</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <extracomment>sentence 2</extracomment>
        <translation>%1 열: %2</translation>
    </message>
    <message>
        <source>holds a NUL byte</source>
        <translation>NUL 바이트가 있음</translation>
    </message>
    <message>
        <source>a character that cannot be decoded at byte %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1번째 바이트의 글자를 해독할 수 없음</translation>
    </message>
    <message>
        <source>not valid UTF-8 at byte %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1번째 바이트가 올바른 UTF-8이 아님</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>JSON 객체가 아님</translation>
    </message>
    <message>
        <source>the line is longer than %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>줄이 %1바이트보다 김</translation>
    </message>
    <message>
        <source>the values take more than %1 MiB of memory</source>
        <extracomment>number 1</extracomment>
        <translation>값이 차지하는 메모리가 %1 MiB를 넘음</translation>
    </message>
    <message>
        <source>has more than %1 columns</source>
        <extracomment>number 1</extracomment>
        <translation>열이 %1개보다 많음</translation>
    </message>
    <message>
        <source>the entity &quot;%1&quot;, which the file does not define</source>
        <translation>파일이 정의하지 않은 엔티티 &quot;%1&quot;이(가) 있음</translation>
    </message>
    <message>
        <source>a unit is longer than %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>번역 단위가 %1바이트보다 김</translation>
    </message>
    <message>
        <source>text after a closing quote</source>
        <translation>닫는 따옴표 뒤에 글이 있음</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>따옴표가 열리고 닫히지 않음</translation>
    </message>
    <message>
        <source>not valid JSON</source>
        <translation>올바른 JSON이 아님</translation>
    </message>
    <message>
        <source>nested more than %1 levels deep</source>
        <extracomment>number 1</extracomment>
        <translation>%1단계보다 깊이 중첩됨</translation>
    </message>
    <message>
        <source>an object has more than %1 members</source>
        <extracomment>number 1</extracomment>
        <translation>객체의 항목이 %1개보다 많음</translation>
    </message>
    <message>
        <source>two members are named &quot;%1&quot;</source>
        <translation>이름이 &quot;%1&quot;인 항목이 둘임</translation>
    </message>
    <message>
        <source>the record is longer than %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>레코드가 %1바이트보다 김</translation>
    </message>
    <message>
        <source>reading the data</source>
        <translation>데이터를 읽는 중</translation>
    </message>
    <message>
        <source>opening the model</source>
        <translation>모델을 여는 중</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 여는 중</translation>
    </message>
    <message>
        <source>counting %1</source>
        <translation>%1 점수를 세는 중</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>비교하는 중</translation>
    </message>
    <message>
        <source>counting again what it spent</source>
        <translation>얼마나 썼는지 다시 세는 중</translation>
    </message>
    <message>
        <source>measuring what it will spend</source>
        <translation>얼마나 쓸지 재는 중</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>%1 of %2 rows answered</source>
        <extracomment>number 1 2</extracomment>
        <translation>%2행 중 %1행에 답함</translation>
    </message>
    <message>
        <source>%1 texts were cut to the model&apos;s positions</source>
        <extracomment>number 1</extracomment>
        <translation>모델이 받는 길이에 맞게 자른 글 %1개</translation>
    </message>
    <message>
        <source>1 text was cut to the model&apos;s positions</source>
        <translation>모델이 받는 길이에 맞게 자른 글 1개</translation>
    </message>
    <message>
        <source>the memory was full: at most %1 rows at once</source>
        <extracomment>number 1</extracomment>
        <translation>메모리가 가득 차서 한 번에 최대 %1행</translation>
    </message>
    <message>
        <source>the memory was full: at most 1 row at once</source>
        <translation>메모리가 가득 차서 한 번에 최대 1행</translation>
    </message>
    <message>
        <source>likelihoods of references are no numbers: the weights are damaged</source>
        <translation>정답의 가능도가 수가 아님: 가중치가 망가짐</translation>
    </message>
    <message>
        <source>%1 answers are no label and count as wrong</source>
        <extracomment>number 1</extracomment>
        <translation>레이블이 아닌 답 %1개는 틀린 것으로 셈</translation>
    </message>
    <message>
        <source>1 answer is no label and counts as wrong</source>
        <translation>레이블이 아닌 답 1개는 틀린 것으로 셈</translation>
    </message>
    <message>
        <source>nothing was written, so this is not counted: %1</source>
        <extracomment>details 1</extracomment>
        <translation>쓴 답이 없어 세지 않음: %1</translation>
    </message>
    <message>
        <source>1 row of the test set has a label that is never learned: %1</source>
        <translation>시험 데이터 1행의 레이블을 학습하지 않음: %1</translation>
    </message>
    <message>
        <source>%1 rows of the test set have labels that are never learned: %2</source>
        <extracomment>number 1</extracomment>
        <translation>시험 데이터 %1행의 레이블을 학습하지 않음: %2</translation>
    </message>
    <message>
        <source>%1 of %2 test rows are also training rows</source>
        <extracomment>number 1 2</extracomment>
        <translation>시험 데이터 %2행 가운데 %1행이 학습 데이터에도 있음</translation>
    </message>
    <message>
        <source>1 of %1 test rows is also a training row</source>
        <extracomment>number 1</extracomment>
        <translation>시험 데이터 %1행 가운데 1행이 학습 데이터에도 있음</translation>
    </message>
    <message>
        <source>whether it learned rows of the test set cannot be told: %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>시험 데이터의 행을 학습했는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>it learns from two texts and is asked with one, as the test set has no pair</source>
        <translation>글 둘로 학습하고 하나로 시험함: 시험 데이터에 pair가 없음</translation>
    </message>
    <message>
        <source>it learns from one text and is asked with two, as its training sets have no pair</source>
        <translation>글 하나로 학습하고 둘로 시험함: 학습 데이터 세트에 pair가 없음</translation>
    </message>
    <message>
        <source>it learns with as_text and is asked without, as the test set has none</source>
        <translation>as_text로 학습하고 as_text 없이 시험함: 시험 데이터에 as_text가 없음</translation>
    </message>
    <message>
        <source>it is asked with as_text and learns without, as its training sets have none</source>
        <translation>as_text 없이 학습하고 as_text로 시험함: 학습 데이터 세트에 as_text가 없음</translation>
    </message>
    <message>
        <source>its %1 &quot;%2&quot; takes the place of different ones in its training sets: %3</source>
        <translation>%1 &quot;%2&quot;이(가) 학습 데이터 세트마다 다른 값을 대신함: %3</translation>
    </message>
    <message>
        <source>its empty %1 takes the place of different ones in its training sets: %2</source>
        <translation>빈 %1이(가) 학습 데이터 세트마다 다른 값을 대신함: %2</translation>
    </message>
    <message>
        <source>its %1 is not told to the model, which has no language tokens: a prefix is what tells it the direction</source>
        <extracomment>word 1</extracomment>
        <translation>모델에 언어 토큰이 없어 %1을(를) 알려 주지 않음: 방향은 접두어로 알려 줌</translation>
    </message>
    <message>
        <source>its %1 and %2 are not told to the model, which has no language tokens: a prefix is what tells it the direction</source>
        <extracomment>word 1 2</extracomment>
        <translation>모델에 언어 토큰이 없어 %1와(과) %2을(를) 알려 주지 않음: 방향은 접두어로 알려 줌</translation>
    </message>
    <message>
        <source>whether it is asked as it learned cannot be told: %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>학습한 대로 시험하는지 알 수 없음: %1</translation>
    </message>
    <message>
        <source>which labels it never learned cannot be told: %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>학습하지 않은 레이블을 알 수 없음: %1</translation>
    </message>
    <message>
        <source>%1 answers were no label and became the nearest one</source>
        <extracomment>number 1</extracomment>
        <translation>레이블이 아닌 답 %1개를 가장 가까운 레이블로 고침</translation>
    </message>
    <message>
        <source>1 answer was no label and became the nearest one</source>
        <translation>레이블이 아닌 답 1개를 가장 가까운 레이블로 고침</translation>
    </message>
    <message>
        <source>which labels it learned is not known, so the nearest one was looked for among those of the rows</source>
        <translation>학습한 레이블을 알 수 없어 행에 있는 레이블 가운데서 가장 가까운 것을 찾음</translation>
    </message>
    <message>
        <source>%1 answers are no number and count as -%2</source>
        <extracomment>number 1 2</extracomment>
        <translation>수가 아닌 답 %1개는 -%2로 셈</translation>
    </message>
    <message>
        <source>rouge_score&apos;s tokenizer drops Hangul; s2s metrics, evaluate and compare keep all words with --rouge-tokenize unicode</source>
        <translation>rouge_score의 토크나이저는 한글을 버림; s2s metrics, evaluate, compare는 --rouge-tokenize unicode를 주면 모든 낱말을 셈</translation>
    </message>
    <message>
        <source>1 answer is no number and counts as -1</source>
        <translation>수가 아닌 답 1개는 -1로 셈</translation>
    </message>
    <message>
        <source>%1 answers were none of the task&apos;s numbers and became the nearest one</source>
        <translation>과제의 수가 아닌 답 %1개를 가장 가까운 수로 고침</translation>
    </message>
    <message>
        <source>1 answer was none of the task&apos;s numbers and became the nearest one</source>
        <translation>과제의 수가 아닌 답 1개를 가장 가까운 수로 고침</translation>
    </message>
    <message>
        <source>%1 references lie outside of %2 to %3, which is all that can be written</source>
        <extracomment>number 1</extracomment>
        <translation>정답 %1개가 글로 쓸 수 있는 범위인 %2–%3을 벗어남</translation>
    </message>
    <message>
        <source>1 reference lies outside of %1 to %2, which is all that can be written</source>
        <translation>정답 1개가 글로 쓸 수 있는 범위인 %1–%2을 벗어남</translation>
    </message>
    <message>
        <source>the model has no tokenizer that can be used</source>
        <translation>모델에 쓸 수 있는 토크나이저가 없음</translation>
    </message>
    <message>
        <source>%1 was trained in several ways (%2) and is asked in none of them: name a prefix, both languages, or one of its data sets with --as-in and --set</source>
        <translation>%1은(는) 여러 방식(%2)으로 학습되었지만 그중 어느 방식으로도 묻지 않음: 접두어나 두 언어를 정하거나, --as-in과 --set으로 학습 데이터 하나를 고르세요</translation>
    </message>
    <message>
        <source>%1 learned from two texts and is asked with one: name the column of the second with --pair</source>
        <translation>%1은(는) 글 둘로 학습되었지만 하나로 물음: 둘째 글의 열을 --pair로 정하세요</translation>
    </message>
    <message>
        <source>%1 learned from one text and is asked with two: leave --pair out</source>
        <translation>%1은(는) 글 하나로 학습되었지만 둘로 물음: --pair를 빼세요</translation>
    </message>
    <message>
        <source>%1 was trained with as_text (%2) and is asked without: name one of its data sets with --as-in and --set</source>
        <translation>%1은(는) as_text로 학습되었지만(%2) as_text 없이 물음: --as-in과 --set으로 학습 데이터 하나를 고르세요</translation>
    </message>
    <message>
        <source>%1 is asked with as_text and was trained without: leave out --as-text, or name one of its data sets with --as-in and --set</source>
        <translation>%1은(는) as_text 없이 학습되었지만 as_text로 물음: --as-text를 빼거나 --as-in과 --set으로 학습 데이터 하나를 고르세요</translation>
    </message>
    <message>
        <source>%1.pair: is missing, and the training sets have one: the model learns from two texts and is validated with one</source>
        <translation>%1.pair: 빠져 있는데 학습 데이터 세트에는 있음: 모델이 글 둘로 학습하고 하나로 검증됨</translation>
    </message>
    <message>
        <source>%1.pair: the training sets have none: the model learns from one text and is validated with two</source>
        <translation>%1.pair: 학습 데이터 세트에는 없음: 모델이 글 하나로 학습하고 둘로 검증됨</translation>
    </message>
    <message>
        <source>%1.as_text: is missing, and the training sets have one: the model is validated with texts that it does not learn to write</source>
        <translation>%1.as_text: 빠져 있는데 학습 데이터 세트에는 있음: 모델이 쓰기를 배우지 않은 글로 검증됨</translation>
    </message>
    <message>
        <source>%1.as_text: the training sets have none: the model is validated with texts that it does not learn to write</source>
        <translation>%1.as_text: 학습 데이터 세트에는 없음: 모델이 쓰기를 배우지 않은 글로 검증됨</translation>
    </message>
    <message>
        <source>%1 is told no language: the references are read, and the answers may be written, in another than theirs; name both with --from and --to</source>
        <translation>%1에 언어를 알려 주지 않음: 정답을 다른 언어로 읽고 답도 다른 언어로 쓸 수 있음. --from과 --to로 두 언어를 정하세요</translation>
    </message>
    <message>
        <source>%1 has no language tokens and is not told the languages of the data (%2): name a prefix, or both languages with --from and --to</source>
        <translation>%1에 언어 토큰이 없어 데이터의 언어(%2)를 알려 주지 않음: 접두어를 정하거나, --from과 --to로 두 언어를 정하세요</translation>
    </message>
    <message>
        <source>%1 rows of %2 cannot be used; the first is line %3: %4</source>
        <extracomment>number 1 3; details 4</extracomment>
        <translation>%2에서 쓸 수 없는 행 %1개. 첫째는 %3번째 줄: %4</translation>
    </message>
    <message>
        <source>1 row of %1 cannot be used: line %2: %3</source>
        <extracomment>number 2; details 3</extracomment>
        <translation>%1에서 쓸 수 없는 행 1개. %2번째 줄: %3</translation>
    </message>
    <message>
        <source>has no &quot;%1&quot;</source>
        <translation>&quot;%1&quot;이(가) 없음</translation>
    </message>
    <message>
        <source>a line is longer than %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>한 줄이 %1바이트보다 김</translation>
    </message>
    <message>
        <source>a text that belongs to no keyword</source>
        <translation>키워드에 딸리지 않은 글</translation>
    </message>
    <message>
        <source>a text is longer than %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>글이 %1바이트보다 김</translation>
    </message>
    <message>
        <source>more than %1 plural forms</source>
        <extracomment>number 1</extracomment>
        <translation>복수형이 %1개보다 많음</translation>
    </message>
    <message>
        <source>not a line of a .po file</source>
        <translation>.po 파일의 줄이 아님</translation>
    </message>
    <message>
        <source>a text without quotes</source>
        <translation>따옴표가 없는 글</translation>
    </message>
    <message>
        <source>text behind the closing quote</source>
        <translation>닫는 따옴표 뒤에 글이 있음</translation>
    </message>
    <message>
        <source>an unknown escape</source>
        <translation>알 수 없는 이스케이프</translation>
    </message>
    <message>
        <source>a quote that is never closed</source>
        <translation>닫히지 않는 따옴표</translation>
    </message>
    <message>
        <source>a message without msgstr</source>
        <translation>msgstr가 없는 메시지</translation>
    </message>
    <message>
        <source>obsolete</source>
        <translation>더는 쓰지 않는 메시지</translation>
    </message>
    <message>
        <source>marked fuzzy</source>
        <translation>fuzzy 표시가 있음</translation>
    </message>
    <message>
        <source>the header, which is no translation</source>
        <translation>머리말이라 번역이 아님</translation>
    </message>
    <message>
        <source>not translated</source>
        <translation>번역되지 않음</translation>
    </message>
    <message>
        <source>a plural form is not translated</source>
        <translation>번역되지 않은 복수형이 있음</translation>
    </message>
    <message>
        <source>its text lies outside the file</source>
        <translation>글이 파일 밖에 있음</translation>
    </message>
    <message>
        <source>a unit without texts</source>
        <translation>글이 없는 단위</translation>
    </message>
    <message>
        <source>the language &quot;%1&quot;, which the first %2 units lack</source>
        <extracomment>number 2</extracomment>
        <translation>처음 %2개 단위에 없는 언어 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>two texts in the language %1</source>
        <translation>언어가 %1인 글이 둘</translation>
    </message>
    <message>
        <source>more than %1 texts</source>
        <extracomment>number 1</extracomment>
        <translation>글이 %1개보다 많음</translation>
    </message>
    <message>
        <source>a text without a language</source>
        <translation>언어를 밝히지 않은 글</translation>
    </message>
    <message>
        <source>a character that cannot be decoded or that XML does not allow</source>
        <translation>해독할 수 없거나 XML이 허용하지 않는 글자</translation>
    </message>
    <message>
        <source>an &quot;&amp;&quot; that begins no reference or one to a character that XML does not allow</source>
        <translation>참조가 아니거나 XML이 허용하지 않는 글자를 가리키는 &quot;&amp;&quot;</translation>
    </message>
    <message>
        <source>binary, %1 bytes</source>
        <extracomment>number 1</extracomment>
        <translation>바이너리, %1바이트</translation>
    </message>
    <message>
        <source>the second text is empty</source>
        <translation>둘째 글이 비었음</translation>
    </message>
    <message>
        <source>a label is empty</source>
        <translation>레이블이 비었음</translation>
    </message>
    <message>
        <source>The row is packed: text %1 of the %2 that share these positions without seeing each other.</source>
        <extracomment>number 1 2</extracomment>
        <translation>묶인 행입니다. 서로 보지 않고 이 자리를 나누어 쓰는 글 %2개 가운데 %1번째입니다.</translation>
    </message>
    <message>
        <source>The back-translation is written when training begins; until then its rows are shown as read.</source>
        <translation>역번역은 학습을 시작할 때 씁니다. 그때까지는 행을 읽은 그대로 보입니다.</translation>
    </message>
    <message>
        <source>The model does not know the label &apos;%1&apos;: the row counts as wrong.</source>
        <translation>모델이 레이블 &apos;%1&apos;을(를) 모릅니다. 이 행은 틀린 것으로 셉니다.</translation>
    </message>
    <message>
        <source>These characters vanish, since the vocabulary cannot write them: %1</source>
        <extracomment>list 1</extracomment>
        <translation>다음 글자는 어휘로 적을 수 없어 사라집니다: %1</translation>
    </message>
    <message>
        <source>The augmentation made a row that cannot be used, so this one is fed unchanged.</source>
        <translation>증강이 쓸 수 없는 행을 만들었으므로 이 행은 바꾸지 않은 그대로 들어갑니다.</translation>
    </message>
    <message>
        <source>cannot write the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일에 쓸 수 없음: %1</translation>
    </message>
    <message>
        <source>encoding the data</source>
        <translation>데이터를 토큰으로 바꾸는 중</translation>
    </message>
    <message>
        <source>making the model</source>
        <translation>모델 만드는 중</translation>
    </message>
    <message>
        <source>training a tokenizer of %1 pieces</source>
        <extracomment>number 1</extracomment>
        <translation>조각 %1개짜리 토크나이저 학습 중</translation>
    </message>
    <message>
        <source>the texts give only %1 pieces</source>
        <extracomment>number 1</extracomment>
        <translation>글에서 나오는 조각이 %1개뿐임</translation>
    </message>
    <message>
        <source>training.memory_budget_gib holds on the CPU alone; the card&apos;s own memory is the limit here</source>
        <translation>training.memory_budget_gib은 CPU에서만 통하며, 여기서는 카드의 메모리가 한계임</translation>
    </message>
    <message>
        <source>opening %1 for the back-translation</source>
        <translation>역번역에 쓸 %1 여는 중</translation>
    </message>
    <message>
        <source>back-translation of %1: %2 of %3 rows</source>
        <extracomment>number 2 3</extracomment>
        <translation>%1 역번역: %3행 중 %2행</translation>
    </message>
    <message>
        <source>%1 % of the sources of %2 cannot be written by this vocabulary</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 원문 가운데 %1%를 이 어휘로 적을 수 없음</translation>
    </message>
    <message>
        <source>%1 % of the targets of %2 cannot be written by this vocabulary</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 번역문 가운데 %1%를 이 어휘로 적을 수 없음</translation>
    </message>
    <message>
        <source>%1 % of the sources of %2 cannot be written by this vocabulary, by a sample of %3 of its %4 rows</source>
        <extracomment>number 1 3 4</extracomment>
        <translation>%2의 원문 가운데 %1%를 이 어휘로 적을 수 없음(%4행 중 %3행을 골라 살핌)</translation>
    </message>
    <message>
        <source>%1 % of the targets of %2 cannot be written by this vocabulary, by a sample of %3 of its %4 rows</source>
        <extracomment>number 1 3 4</extracomment>
        <translation>%2의 번역문 가운데 %1%를 이 어휘로 적을 수 없음(%4행 중 %3행을 골라 살핌)</translation>
    </message>
    <message>
        <source>answers of %1 that this vocabulary writes as the same tokens: %2 of %3, such as &apos;%4&apos; and &apos;%5&apos;</source>
        <extracomment>number 2 3</extracomment>
        <translation>%1의 답 %3개 중 %2개가 이 어휘로는 서로 같은 토큰이 됨: ‘%4’와(과) ‘%5’ 등</translation>
    </message>
    <message>
        <source>%1 gets no row of %2: it has too few, or data.keep_duplicates_together puts them elsewhere</source>
        <extracomment>word 1</extracomment>
        <translation>%1에 %2의 행이 하나도 들어가지 않음: 행이 너무 적거나 data.keep_duplicates_together 때문에 다른 쪽으로 갔음</translation>
    </message>
    <message>
        <source>rows of %1 that do not fit the limits and are left out: %2</source>
        <extracomment>number 2</extracomment>
        <translation>%1의 %2행이 길이 제한에 맞지 않아 빠짐</translation>
    </message>
    <message>
        <source>rows of %1 that are longer than the limits and are cut: %2 of %3</source>
        <extracomment>number 2 3</extracomment>
        <translation>%1의 %3행 중 %2행이 길이 제한보다 길어 잘림</translation>
    </message>
    <message>
        <source>rows of %1 with a label that the model does not know, which count as wrong: %2 of %3, the first &apos;%4&apos; in line %5</source>
        <extracomment>number 2 3 5</extracomment>
        <translation>%1의 %3행 중 %2행의 레이블을 모델이 몰라서 틀린 것으로 셈, 첫 번째는 %5번째 줄의 &apos;%4&apos;</translation>
    </message>
    <message>
        <source>targets of %1 that are cut to %2 tokens for the back-translation: %3 of %4, the first in line %5</source>
        <extracomment>number 2 3 4 5</extracomment>
        <translation>역번역을 위해 %1의 번역문 %4개 중 %3개가 토큰 %2개로 잘림, 첫 번째는 %5번째 줄</translation>
    </message>
    <message>
        <source>%1 is %2, but of %3 the larger is the better: set it to auto</source>
        <translation>%3은(는) 클수록 좋은데 %1이(가) %2임: auto로 정할 것</translation>
    </message>
    <message>
        <source>%1 is %2, but of %3 the smaller is the better: set it to auto</source>
        <translation>%3은(는) 작을수록 좋은데 %1이(가) %2임: auto로 정할 것</translation>
    </message>
    <message>
        <source>%1 rows of %2 are left out, the first in line %3: %4</source>
        <extracomment>number 1 3; details 4</extracomment>
        <translation>%2의 %1행이 빠짐, 첫 번째는 %3번째 줄: %4</translation>
    </message>
    <message>
        <source>1 row of %1 is left out, in line %2: %3</source>
        <extracomment>number 2; details 3</extracomment>
        <translation>%1의 1행이 빠짐, %2번째 줄: %3</translation>
    </message>
    <message>
        <source>%1 numbers of %2 are outside of as_text.minimum and as_text.maximum and are written as these</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 수 %1개가 as_text.minimum과 as_text.maximum을 벗어나 그 값으로 적힘</translation>
    </message>
    <message>
        <source>1 number of %1 is outside of as_text.minimum and as_text.maximum and is written as the nearer one</source>
        <translation>%1의 수 1개가 as_text.minimum과 as_text.maximum을 벗어나 가까운 쪽의 값으로 적힘</translation>
    </message>
    <message>
        <source>step %1 was left out: numbers that are none, first in %2</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>스텝 %1을(를) 건너뜀: 수가 아닌 값이 나옴, 처음은 %2</translation>
    </message>
    <message>
        <source>memory ran out with %1 rows at once: going on with %2, which gives the same gradient</source>
        <extracomment>number 1 2</extracomment>
        <translation>%1행을 한꺼번에 다루기에는 메모리가 모자라 %2행씩 이어 감, 기울기는 같음</translation>
    </message>
    <message>
        <source>memory ran out with %1 tokens at once: going on with %2, which gives the same gradient</source>
        <extracomment>number 1 2</extracomment>
        <translation>토큰 %1개를 한꺼번에 다루기에는 메모리가 모자라 %2개씩 이어 감, 기울기는 같음</translation>
    </message>
    <message>
        <source>memory ran out %1: going on with %2 rows at once, which gives the same results</source>
        <extracomment>sentence 1; number 2</extracomment>
        <translation>%1 메모리가 모자라 한 번에 %2행씩 이어 감, 결과는 같음</translation>
    </message>
    <message>
        <source>in a validation</source>
        <translation>검증하는 동안</translation>
    </message>
    <message>
        <source>while answers were written</source>
        <translation>답을 쓰는 동안</translation>
    </message>
    <message>
        <source>while sources were written</source>
        <translation>원문을 쓰는 동안</translation>
    </message>
    <message>
        <source>early configurations had %1 positions, today&apos;s have %2: a count of %3,%4,%5 with two labels is of the former, %6,%7 fewer</source>
        <extracomment>number 1 2 3 4 5 6 7</extracomment>
        <translation>초기 설정은 위치가 %1개, 지금 설정은 %2개: 레이블 두 개일 때 %3,%4,%5개라는 수는 초기 설정의 것으로 %6,%7개 적음</translation>
    </message>
    <message>
        <source>its authors count %1,%2,%3 parameters: these, the pooler and the next-sentence output</source>
        <extracomment>number 1 2 3</extracomment>
        <translation>만든 이들은 매개변수를 %1,%2,%3개로 셈: 이것에 풀러와 다음 문장 출력을 더한 수</translation>
    </message>
    <message>
        <source>ETRI&apos;s model card gives it ByT5&apos;s architecture and size, yet rounds the count to %1M</source>
        <extracomment>number 1</extracomment>
        <translation>ETRI의 모델 카드는 ByT5의 구조와 크기라면서 수를 %1M으로 어림함</translation>
    </message>
    <message>
        <source>ETRI&apos;s model card gives it ByT5&apos;s architecture and size</source>
        <translation>ETRI의 모델 카드에 따르면 ByT5의 구조와 크기임</translation>
    </message>
    <message>
        <source>known from the configuration beside the training code</source>
        <translation>학습 코드 옆의 설정에서 앎</translation>
    </message>
    <message>
        <source>of the workbench; there are no published weights</source>
        <translation>이 프로그램이 정한 모양이며, 공개된 가중치는 없음</translation>
    </message>
    <message>
        <source>reading the corpus</source>
        <translation>말뭉치를 읽는 중</translation>
    </message>
    <message>
        <source>comparing the corpus</source>
        <translation>말뭉치를 비교하는 중</translation>
    </message>
    <message>
        <source>putting the rows back</source>
        <translation>행을 제자리에 넣는 중</translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation>가중치를 쓰는 중</translation>
    </message>
    <message>
        <source>reading the weights back</source>
        <translation>가중치를 다시 읽는 중</translation>
    </message>
    <message>
        <source>the adapters are layers that transformers does not have: it would leave them out and answer otherwise</source>
        <translation>어댑터는 transformers에 없는 층입니다. transformers는 이것을 빼고 다르게 답합니다.</translation>
    </message>
    <message>
        <source>the vocabulary was trimmed from another tokenizer</source>
        <translation>다른 토크나이저에서 줄인 어휘입니다</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>Least (target + 10 · typical) / (source + 10)</source>
        <translation>(번역문 + 10 · 보통 비율) / (원문 + 10)의 최솟값</translation>
    </message>
    <message>
        <source>Largest (target + 10 · typical) / (source + 10)</source>
        <translation>(번역문 + 10 · 보통 비율) / (원문 + 10)의 최댓값</translation>
    </message>
    <message>
        <source>Target over source in characters as most rows have it</source>
        <translation>대부분의 행에서 글자 수로 본 번역문 대 원문의 비율</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>보통 비율</translation>
    </message>
    <message>
        <source>Tab-separated values</source>
        <translation>탭으로 나눈 표</translation>
    </message>
    <message>
        <source>Comma-separated values</source>
        <translation>쉼표로 나눈 표</translation>
    </message>
    <message>
        <source>gettext catalogue, compiled (.mo)</source>
        <translation>gettext 번역 파일, 컴파일됨 (.mo)</translation>
    </message>
    <message>
        <source>gettext catalogue (.po)</source>
        <translation>gettext 번역 파일 (.po)</translation>
    </message>
    <message>
        <source>Plain text, a sentence a line</source>
        <translation>한 줄에 한 문장인 글</translation>
    </message>
    <message>
        <source>Translation memory (TMX)</source>
        <translation>번역 메모리 (TMX)</translation>
    </message>
    <message>
        <source>Arrow, and folders that the datasets library saves</source>
        <translation>Arrow, datasets 라이브러리가 저장한 폴더</translation>
    </message>
    <message>
        <source>Bad words</source>
        <translation>금지어</translation>
    </message>
    <message>
        <source>C4: leaves out texts with a word or phrase of a list</source>
        <translation>C4: 목록의 낱말이나 구가 든 글을 제외합니다</translation>
    </message>
    <message>
        <source>The list: a text file with one word or phrase a line</source>
        <translation>목록: 한 줄에 낱말이나 구가 하나씩 든 텍스트 파일</translation>
    </message>
    <message>
        <source>Whole words, or any place in a text, for languages that write words together</source>
        <translation>낱말 전체, 또는 낱말을 붙여 쓰는 언어를 위해 글의 어느 곳이든</translation>
    </message>
    <message>
        <source>Target equals source</source>
        <translation>번역문이 원문과 같음</translation>
    </message>
    <message>
        <source>Leaves out rows whose target is their source</source>
        <translation>번역문이 원문과 같은 행을 제외합니다</translation>
    </message>
    <message>
        <source>Curly brackets</source>
        <translation>중괄호</translation>
    </message>
    <message>
        <source>C4: leaves out texts with a curly bracket</source>
        <translation>C4: 중괄호가 든 글을 제외합니다</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Leaves out rows that repeat an earlier one</source>
        <translation>앞의 행을 되풀이하는 행을 제외합니다</translation>
    </message>
    <message>
        <source>Empty sides</source>
        <translation>빈 쪽</translation>
    </message>
    <message>
        <source>Leaves out rows whose source or target is empty or white space</source>
        <translation>원문이나 번역문이 비었거나 공백뿐인 행을 제외합니다</translation>
    </message>
    <message>
        <source>Javascript</source>
        <translation>자바스크립트</translation>
    </message>
    <message>
        <source>C4: takes out lines with the word Javascript; a text without any other line goes</source>
        <translation>C4: Javascript라는 낱말이 든 줄을 뺍니다. 남는 줄이 없는 글은 제외합니다</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Leaves out rows whose source or target is not in its language</source>
        <translation>원문이나 번역문이 제 언어가 아닌 행을 제외합니다</translation>
    </message>
    <message>
        <source>Code of the source&apos;s language, such as ko; where both are empty those of the data set count</source>
        <translation>원문 언어의 코드(예: ko). 둘 다 비면 데이터의 언어를 씁니다</translation>
    </message>
    <message>
        <source>Code of the target&apos;s language</source>
        <translation>번역문 언어의 코드</translation>
    </message>
    <message>
        <source>Least share of a text that must be in its language, among what the detector knows</source>
        <translation>판별기가 아는 부분 가운데 제 언어여야 하는 최소 비율</translation>
    </message>
    <message>
        <source>What happens to texts in another language</source>
        <translation>다른 언어로 된 글을 어떻게 할지</translation>
    </message>
    <message>
        <source>What happens to texts in their language of which too much is in others</source>
        <translation>제 언어이지만 다른 언어가 너무 많이 섞인 글을 어떻게 할지</translation>
    </message>
    <message>
        <source>What happens to texts, mostly short ones, on which the detector does not decide</source>
        <translation>판별기가 정하지 못하는 글(대개 짧은 글)을 어떻게 할지</translation>
    </message>
    <message>
        <source>Files that rows must not be in, read as the data set is</source>
        <translation>행이 들어 있으면 안 되는 파일. 데이터와 같은 방식으로 읽습니다</translation>
    </message>
    <message>
        <source>Column of the source in those files, by name or number; empty for the data set&apos;s own</source>
        <translation>그 파일들에서 원문이 있는 열의 이름이나 번호. 비우면 데이터의 열과 같습니다</translation>
    </message>
    <message>
        <source>Column of the target in those files, by name or number; empty for the data set&apos;s own</source>
        <translation>그 파일들에서 번역문이 있는 열의 이름이나 번호. 비우면 데이터의 열과 같습니다</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>번역문 파일</translation>
    </message>
    <message>
        <source>Parallel texts: the file whose lines are the targets</source>
        <translation>병렬 텍스트: 줄마다 번역문이 있는 파일</translation>
    </message>
    <message>
        <source>A validation, test or other training file</source>
        <translation>검증, 시험 또는 다른 학습 파일</translation>
    </message>
    <message>
        <source>Leakage</source>
        <translation>누출</translation>
    </message>
    <message>
        <source>Leaves out rows that are also in other files: for validation, for a test, or trained on as well</source>
        <translation>다른 파일(검증, 시험 또는 함께 학습하는 파일)에도 있는 행을 제외합니다</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Leaves out rows that are too short or too long</source>
        <translation>너무 짧거나 긴 행을 제외합니다</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>무엇을 세는지</translation>
    </message>
    <message>
        <source>Least length</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>Largest length; 0 for no limit</source>
        <translation>최대 길이. 0이면 제한 없음</translation>
    </message>
    <message>
        <source>What is written before every source and counts with it</source>
        <translation>모든 원문 앞에 쓰이며 길이에 함께 세는 글</translation>
    </message>
    <message>
        <source>tokens: a folder or file with a tokenizer</source>
        <translation>토큰: 토크나이저가 든 폴더나 파일</translation>
    </message>
    <message>
        <source>Length ratio</source>
        <translation>길이 비율</translation>
    </message>
    <message>
        <source>Leaves out rows whose target is too short or too long for their source</source>
        <translation>번역문이 원문에 비해 너무 짧거나 긴 행을 제외합니다</translation>
    </message>
    <message>
        <source>Lorem ipsum</source>
        <translation>로렘 입숨</translation>
    </message>
    <message>
        <source>C4: leaves out texts with the phrase &quot;lorem ipsum&quot;</source>
        <translation>C4: &quot;lorem ipsum&quot;이 든 글을 제외합니다</translation>
    </message>
    <message>
        <source>Sentences in a text</source>
        <translation>글의 문장 수</translation>
    </message>
    <message>
        <source>C4: leaves out texts with fewer sentences</source>
        <translation>C4: 문장이 더 적은 글을 제외합니다</translation>
    </message>
    <message>
        <source>Least number of sentences</source>
        <translation>최소 문장 수</translation>
    </message>
    <message>
        <source>Words in a line</source>
        <translation>줄의 낱말 수</translation>
    </message>
    <message>
        <source>C4: takes out lines with fewer words; a text without any other line goes</source>
        <translation>C4: 낱말이 더 적은 줄을 뺍니다. 남는 줄이 없는 글은 제외합니다</translation>
    </message>
    <message>
        <source>Least number of words in a line</source>
        <translation>줄의 최소 낱말 수</translation>
    </message>
    <message>
        <source>Repeated spans</source>
        <translation>되풀이되는 구간</translation>
    </message>
    <message>
        <source>C4: leaves out texts with a run of sentences that an earlier text has</source>
        <translation>C4: 앞의 글에 있는 문장 묶음이 든 글을 제외합니다</translation>
    </message>
    <message>
        <source>Sentences in a run</source>
        <translation>묶음의 문장 수</translation>
    </message>
    <message>
        <source>Terminal punctuation</source>
        <translation>끝맺는 부호</translation>
    </message>
    <message>
        <source>C4: takes out lines that do not end with a terminal mark; a text without any other line goes</source>
        <translation>C4: 끝맺는 부호로 끝나지 않는 줄을 뺍니다. 남는 줄이 없는 글은 제외합니다</translation>
    </message>
    <message>
        <source>The characters that may end a line</source>
        <translation>줄을 끝맺을 수 있는 글자</translation>
    </message>
    <message>
        <source>Unknown tokens</source>
        <translation>모르는 토큰</translation>
    </message>
    <message>
        <source>Leaves out rows that a vocabulary cannot write</source>
        <translation>어휘로 쓸 수 없는 행을 제외합니다</translation>
    </message>
    <message>
        <source>A folder or file with a tokenizer</source>
        <translation>토크나이저가 든 폴더나 파일</translation>
    </message>
    <message>
        <source>Largest share of unknown tokens in a text</source>
        <translation>글에서 모르는 토큰의 최대 비율</translation>
    </message>
    <message>
        <source>Which text of a row is looked at</source>
        <translation>행의 어느 글을 보는지</translation>
    </message>
    <message>
        <source>SHA-256 of the filter&apos;s files, written by the run</source>
        <translation>필터가 읽는 파일의 SHA-256. 실행이 적습니다</translation>
    </message>
    <message>
        <source>A SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Byte for byte, or without regard to case, spaces, punctuation and Unicode&apos;s forms</source>
        <translation>바이트까지 같거나, 대소문자·공백·문장 부호·유니코드 형식을 따지지 않고</translation>
    </message>
    <message>
        <source>Which texts of two rows must be the same</source>
        <translation>두 행의 어느 글이 같아야 하는지</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>겨눌 파일</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>부호</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>다른 언어</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>섞인 글</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>모르는 글</translation>
    </message>
    <message>
        <source>words</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>어느 곳이든</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>두기</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>어느 곳이든</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>똑같이</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>정규화해서</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>둘 다</translation>
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
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>문장</translation>
    </message>
</context>
</TS>
