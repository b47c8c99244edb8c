<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What the engine says of errors, of what to do about them, of its warnings and notes (EngineText); what it says of data is in data_ko.ts. A place %1 holds anything; the extracomment names places that hold numbers, words, sentences that are translated themselves, or details that may be (widgets/text/pattern_table.h). -->
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>EngineText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>word 1; sentence 2</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <extracomment>number 1; sentence 2</extracomment>
        <translation>%1번째 줄: %2</translation>
    </message>
    <message>
        <source>filter %1: %2</source>
        <extracomment>word 1; sentence 2</extracomment>
        <translation>%1 필터: %2</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소했습니다</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈췄습니다</translation>
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
        <source>second text</source>
        <translation>둘째 글</translation>
    </message>
    <message>
        <source>unknown %1 &apos;%2&apos;</source>
        <extracomment>details 1</extracomment>
        <translation>모르는 %1: ‘%2’</translation>
    </message>
    <message>
        <source>language code</source>
        <translation>언어 코드</translation>
    </message>
    <message>
        <source>task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>model family</source>
        <translation>모델 계열</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>학습 목적</translation>
    </message>
    <message>
        <source>data format</source>
        <translation>데이터 형식</translation>
    </message>
    <message>
        <source>format of curves</source>
        <translation>곡선 형식</translation>
    </message>
    <message>
        <source>check</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>증강</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>kind of recipe</source>
        <translation>레시피 종류</translation>
    </message>
    <message>
        <source>the columns differ from those of the first file</source>
        <translation>첫 파일과 열이 다릅니다</translation>
    </message>
    <message>
        <source>save the data set again as a whole</source>
        <translation>데이터 세트를 통째로 다시 저장하세요</translation>
    </message>
    <message>
        <source>the columns change inside the file</source>
        <translation>파일 안에서 열이 바뀝니다</translation>
    </message>
    <message>
        <source>write the file again</source>
        <translation>파일을 다시 만드세요</translation>
    </message>
    <message>
        <source>no such row</source>
        <translation>그런 행이 없습니다</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>copy or download the file again</source>
        <translation>파일을 다시 복사하거나 내려받으세요</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; has the type %2, which cannot be read</source>
        <extracomment>word 2</extracomment>
        <translation>&quot;%1&quot; 열의 %2 타입은 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>write it as text, or leave it out</source>
        <translation>글로 쓰거나 빼세요</translation>
    </message>
    <message>
        <source>the file has no columns or more than 4096</source>
        <translation>파일에 열이 없거나 4096개보다 많습니다</translation>
    </message>
    <message>
        <source>choose some of its columns</source>
        <translation>열을 골라서 쓰세요</translation>
    </message>
    <message>
        <source>the name of a column cannot be used: %1</source>
        <extracomment>details 1</extracomment>
        <translation>쓸 수 없는 열 이름입니다: %1</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>이름을 바꾸세요</translation>
    </message>
    <message>
        <source>two columns are named &quot;%1&quot;</source>
        <translation>이름이 &quot;%1&quot;인 열이 둘입니다</translation>
    </message>
    <message>
        <source>rename one</source>
        <translation>하나의 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>look at the file</source>
        <translation>파일 정보 읽기</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>name a file</source>
        <translation>파일을 지정하세요</translation>
    </message>
    <message>
        <source>a negative position</source>
        <translation>위치가 음수입니다</translation>
    </message>
    <message>
        <source>a part of it needs more than the limit of %1</source>
        <translation>한 부분이 한도 %1보다 많은 메모리를 씁니다</translation>
    </message>
    <message>
        <source>the file is damaged: get it again</source>
        <translation>파일이 손상되었습니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>the index of the shards is not a JSON object</source>
        <translation>샤드 색인이 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>the index has no weight_map</source>
        <translation>색인에 weight_map이 없습니다</translation>
    </message>
    <message>
        <source>the weight_map names a shard that is no text</source>
        <translation>weight_map의 샤드 이름이 글이 아닙니다</translation>
    </message>
    <message>
        <source>the weight_map names %1, which is not a file of this folder</source>
        <translation>weight_map에 적힌 %1이(가) 이 폴더에 없습니다</translation>
    </message>
    <message>
        <source>the shard lacks tensor %1 that the index promises</source>
        <translation>색인에 적힌 텐서 %1이(가) 샤드에 없습니다</translation>
    </message>
    <message>
        <source>get the shards and their index again</source>
        <translation>샤드와 색인을 다시 받으세요</translation>
    </message>
    <message>
        <source>the folder holds no weights</source>
        <translation>폴더에 가중치가 없습니다</translation>
    </message>
    <message>
        <source>it needs model.safetensors or pytorch_model.bin, or one of their .index.json with the shards</source>
        <translation>model.safetensors나 pytorch_model.bin, 또는 그 .index.json과 샤드가 있어야 합니다</translation>
    </message>
    <message>
        <source>cannot %1: %2</source>
        <extracomment>sentence 1; details 2</extracomment>
        <translation>%1 실패: %2</translation>
    </message>
    <message>
        <source>cannot open the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>cannot open the file</source>
        <translation>파일을 열 수 없습니다</translation>
    </message>
    <message>
        <source>check the path and its permissions</source>
        <translation>경로와 권한을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>cannot read the file</source>
        <translation>파일을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>cannot write the file</source>
        <translation>파일에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>권한을 확인하세요</translation>
    </message>
    <message>
        <source>check the permissions of the folder</source>
        <translation>폴더의 권한을 확인하세요</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>일반 파일이 아닙니다</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비었습니다</translation>
    </message>
    <message>
        <source>download or copy it again</source>
        <translation>다시 내려받거나 복사하세요</translation>
    </message>
    <message>
        <source>cannot map the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 메모리에 올릴 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check the free memory</source>
        <translation>남은 메모리를 확인하세요</translation>
    </message>
    <message>
        <source>cannot create the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check that the folder exists and may be written to</source>
        <translation>폴더가 있고 쓸 수 있는지 확인하세요</translation>
    </message>
    <message>
        <source>write the file</source>
        <translation>파일 쓰기</translation>
    </message>
    <message>
        <source>write the file to the disk</source>
        <translation>파일을 디스크에 쓰기</translation>
    </message>
    <message>
        <source>give the file its name</source>
        <translation>파일 이름 붙이기</translation>
    </message>
    <message>
        <source>open the file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>read the file</source>
        <translation>파일 읽기</translation>
    </message>
    <message>
        <source>sync the file to the disk</source>
        <translation>파일을 디스크에 확정하기</translation>
    </message>
    <message>
        <source>rename to the final name</source>
        <translation>최종 이름으로 바꾸기</translation>
    </message>
    <message>
        <source>replace the folder</source>
        <translation>폴더 바꾸기</translation>
    </message>
    <message>
        <source>move the replaced folder away</source>
        <translation>바뀐 폴더 치우기</translation>
    </message>
    <message>
        <source>map the file into memory</source>
        <translation>파일을 메모리에 올리기</translation>
    </message>
    <message>
        <source>name the file</source>
        <translation>파일 이름 붙이기</translation>
    </message>
    <message>
        <source>move to the trash</source>
        <translation>휴지통으로 옮기기</translation>
    </message>
    <message>
        <source>make a file</source>
        <translation>파일 만들기</translation>
    </message>
    <message>
        <source>lock the run</source>
        <translation>실행 잠그기</translation>
    </message>
    <message>
        <source>write the lock</source>
        <translation>잠금 쓰기</translation>
    </message>
    <message>
        <source>the adapter is for classifying and holds no head, nor does its base</source>
        <translation>분류용 어댑터인데 어댑터에도 바탕 모델에도 헤드가 없습니다</translation>
    </message>
    <message>
        <source>save the head with modules_to_save</source>
        <translation>modules_to_save로 헤드를 함께 저장하세요</translation>
    </message>
    <message>
        <source>the update of %1 has another size than the base&apos;s tensor</source>
        <translation>%1의 갱신값이 바탕 모델의 텐서와 크기가 다릅니다</translation>
    </message>
    <message>
        <source>check that the adapter belongs to %1</source>
        <translation>어댑터가 %1의 것인지 확인하세요</translation>
    </message>
    <message>
        <source>the adapter changes %1, which the base model does not have</source>
        <translation>어댑터가 바꾸는 %1이(가) 바탕 모델에 없습니다</translation>
    </message>
    <message>
        <source>get the adapter&apos;s files again</source>
        <translation>어댑터 파일을 다시 받으세요</translation>
    </message>
    <message>
        <source>tensor %1 is not of a PEFT adapter</source>
        <translation>텐서 %1은(는) PEFT 어댑터의 것이 아닙니다</translation>
    </message>
    <message>
        <source>tensor %1 holds no floating-point numbers</source>
        <translation>텐서 %1에 부동소수점 수가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>the two matrices of %1 do not belong together</source>
        <translation>%1의 두 행렬이 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>the pickle&apos;s protocol %1 is not known</source>
        <translation>피클의 프로토콜 %1을(를) 모릅니다</translation>
    </message>
    <message>
        <source>the pickle is nested too deeply</source>
        <translation>피클이 너무 깊이 중첩되었습니다</translation>
    </message>
    <message>
        <source>the pickle opcode %1 is not allowed</source>
        <translation>피클 명령 %1은(는) 허용하지 않습니다</translation>
    </message>
    <message>
        <source>an integer of the pickle is longer than what is left of it</source>
        <translation>피클의 정수가 남은 내용보다 깁니다</translation>
    </message>
    <message>
        <source>the pickle refers to value %1, which it never stored</source>
        <translation>피클이 저장한 적 없는 값 %1을(를) 가리킵니다</translation>
    </message>
    <message>
        <source>the pickle adds items to something that is no container</source>
        <translation>피클이 담을 수 없는 것에 항목을 넣습니다</translation>
    </message>
    <message>
        <source>the pickle sets a key without a value</source>
        <translation>피클이 값 없는 키를 넣습니다</translation>
    </message>
    <message>
        <source>the pickle names a type that is no text</source>
        <translation>피클에 적힌 형식 이름이 글이 아닙니다</translation>
    </message>
    <message>
        <source>the type %1 is not allowed in a checkpoint</source>
        <translation>체크포인트에 %1 형식은 허용하지 않습니다</translation>
    </message>
    <message>
        <source>the pickle calls something that is no function</source>
        <translation>피클이 함수가 아닌 것을 부릅니다</translation>
    </message>
    <message>
        <source>the pickle calls a function without a tuple of arguments</source>
        <translation>피클이 인자 튜플 없이 함수를 부릅니다</translation>
    </message>
    <message>
        <source>the pickle calls %1, which is not a function</source>
        <translation>피클이 부르는 %1은(는) 함수가 아닙니다</translation>
    </message>
    <message>
        <source>the pickle makes a dictionary of something that is no list</source>
        <translation>피클이 목록이 아닌 것으로 사전을 만듭니다</translation>
    </message>
    <message>
        <source>the pickle makes a dictionary of something that is no pair</source>
        <translation>피클이 쌍이 아닌 것으로 사전을 만듭니다</translation>
    </message>
    <message>
        <source>the pickle sets the state of something that has none</source>
        <translation>피클이 상태가 없는 것에 상태를 넣습니다</translation>
    </message>
    <message>
        <source>the pickle refers to an outside object that is no tensor storage</source>
        <translation>피클이 가리키는 외부 객체가 텐서 저장 영역이 아닙니다</translation>
    </message>
    <message>
        <source>use a file that holds only tensors, such as model.safetensors</source>
        <translation>model.safetensors처럼 텐서만 든 파일을 쓰세요</translation>
    </message>
    <message>
        <source>the pickle ends too early</source>
        <translation>피클이 도중에 끝납니다</translation>
    </message>
    <message>
        <source>the pickle takes more from its stack than lies there</source>
        <translation>피클이 스택에 있는 것보다 많이 꺼냅니다</translation>
    </message>
    <message>
        <source>the pickle holds more than %1 values</source>
        <translation>피클에 값이 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>the pickle stops with an unfinished value</source>
        <translation>피클이 값을 끝맺지 않고 멈춥니다</translation>
    </message>
    <message>
        <source>the pickle&apos;s texts are too long</source>
        <translation>피클의 글이 너무 깁니다</translation>
    </message>
    <message>
        <source>a text of the pickle is longer than what is left of it</source>
        <translation>피클의 글이 남은 내용보다 깁니다</translation>
    </message>
    <message>
        <source>the file is damaged or not in the safetensors format: get it again</source>
        <translation>파일이 손상되었거나 safetensors 형식이 아닙니다. 다시 받으세요</translation>
    </message>
    <message>
        <source>the file is shorter than a safetensors header</source>
        <translation>파일이 safetensors 머리말보다 짧습니다</translation>
    </message>
    <message>
        <source>the header claims %1 bytes, more than the file can hold</source>
        <translation>머리말이 %1바이트라고 하는데 파일은 그보다 작습니다</translation>
    </message>
    <message>
        <source>the header is not a JSON object</source>
        <translation>머리말이 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>tensor %1: %2</source>
        <extracomment>sentence 2</extracomment>
        <translation>텐서 %1: %2</translation>
    </message>
    <message>
        <source>its description is not an object</source>
        <translation>설명이 객체가 아닙니다</translation>
    </message>
    <message>
        <source>it has no dtype</source>
        <translation>dtype이 없습니다</translation>
    </message>
    <message>
        <source>it has no shape</source>
        <translation>shape가 없습니다</translation>
    </message>
    <message>
        <source>it has no pair of data_offsets</source>
        <translation>data_offsets 쌍이 없습니다</translation>
    </message>
    <message>
        <source>its type %1 is not one of %2</source>
        <extracomment>list 2</extracomment>
        <translation>형식 %1은(는) 다음 가운데 없습니다: %2</translation>
    </message>
    <message>
        <source>it has more than 32 dimensions</source>
        <translation>차원이 32개보다 많습니다</translation>
    </message>
    <message>
        <source>its shape holds something that is not a size</source>
        <translation>shape에 크기가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>its data_offsets are not an ascending pair of byte positions</source>
        <translation>data_offsets가 오름차순 바이트 위치 쌍이 아닙니다</translation>
    </message>
    <message>
        <source>its shape is too large to be true</source>
        <translation>shape가 있을 수 없게 큽니다</translation>
    </message>
    <message>
        <source>its shape needs %1 bytes but its data_offsets span %2</source>
        <translation>shape는 %1바이트가 필요한데 data_offsets는 %2바이트입니다</translation>
    </message>
    <message>
        <source>the file ends before %1 does</source>
        <translation>%1이(가) 끝나기 전에 파일이 끝납니다</translation>
    </message>
    <message>
        <source>the file ends before tensor %1 does</source>
        <translation>텐서 %1이(가) 끝나기 전에 파일이 끝납니다</translation>
    </message>
    <message>
        <source>the file was cut short: download or copy it again</source>
        <translation>파일이 잘렸습니다. 다시 내려받거나 복사하세요</translation>
    </message>
    <message>
        <source>%1 overlaps the one before it</source>
        <translation>%1이(가) 앞의 텐서와 겹칩니다</translation>
    </message>
    <message>
        <source>%1 leaves a gap before it</source>
        <translation>%1 앞에 빈틈이 있습니다</translation>
    </message>
    <message>
        <source>%1 bytes behind the last tensor belong to nothing</source>
        <translation>마지막 텐서 뒤에 쓰임 없는 %1바이트가 있습니다</translation>
    </message>
    <message>
        <source>the file holds two pickles</source>
        <translation>파일에 피클이 둘 있습니다</translation>
    </message>
    <message>
        <source>the zip file has no data.pkl: torch.save did not write it</source>
        <translation>zip 파일에 data.pkl이 없습니다. torch.save로 만든 파일이 아닙니다</translation>
    </message>
    <message>
        <source>the byte order is not known</source>
        <translation>바이트 순서를 알 수 없습니다</translation>
    </message>
    <message>
        <source>the list of storages is missing</source>
        <translation>저장 영역 목록이 없습니다</translation>
    </message>
    <message>
        <source>the file is damaged or was cut short: download or copy it again</source>
        <translation>파일이 손상되었거나 잘렸습니다. 다시 내려받거나 복사하세요</translation>
    </message>
    <message>
        <source>the list of storages does not fit the tensors</source>
        <translation>저장 영역 목록이 텐서와 맞지 않습니다</translation>
    </message>
    <message>
        <source>the storage %1 does not have the length that was announced</source>
        <translation>저장 영역 %1의 길이가 적힌 길이와 다릅니다</translation>
    </message>
    <message>
        <source>the file ends before the storage &apos;%1&apos; does</source>
        <translation>저장 영역 ‘%1’이(가) 끝나기 전에 파일이 끝납니다</translation>
    </message>
    <message>
        <source>the file is neither a zip file nor a pickle that torch.save wrote</source>
        <translation>zip 파일도 torch.save가 쓴 피클도 아닙니다</translation>
    </message>
    <message>
        <source>use model.safetensors, or save it again with a current PyTorch</source>
        <translation>model.safetensors를 쓰거나 요즘 PyTorch로 다시 저장하세요</translation>
    </message>
    <message>
        <source>tensor %1 %2</source>
        <extracomment>word 1; sentence 2</extracomment>
        <translation>텐서 %1: %2</translation>
    </message>
    <message>
        <source>is described by too few values</source>
        <translation>설명하는 값이 모자랍니다</translation>
    </message>
    <message>
        <source>has no storage</source>
        <translation>저장 영역이 없습니다</translation>
    </message>
    <message>
        <source>has no valid offset</source>
        <translation>올바른 오프셋이 없습니다</translation>
    </message>
    <message>
        <source>has no valid shape</source>
        <translation>올바른 shape가 없습니다</translation>
    </message>
    <message>
        <source>reaches beyond its storage</source>
        <translation>저장 영역을 벗어납니다</translation>
    </message>
    <message>
        <source>the file holds no dictionary of tensors</source>
        <translation>파일에 텐서 사전이 없습니다</translation>
    </message>
    <message>
        <source>save the model&apos;s state_dict</source>
        <translation>모델의 state_dict를 저장하세요</translation>
    </message>
    <message>
        <source>a tensor has a name that is no text</source>
        <translation>글이 아닌 텐서 이름이 있습니다</translation>
    </message>
    <message>
        <source>the file holds no tensors</source>
        <translation>파일에 텐서가 없습니다</translation>
    </message>
    <message>
        <source>the file is damaged: get it again, or use model.safetensors</source>
        <translation>파일이 손상되었습니다. 다시 받거나 model.safetensors를 쓰세요</translation>
    </message>
    <message>
        <source>a tensor&apos;s storage has a type that is not known</source>
        <translation>텐서 저장 영역의 형식을 모릅니다</translation>
    </message>
    <message>
        <source>a tensor&apos;s storage has a key that is no text</source>
        <translation>텐서 저장 영역의 키가 글이 아닙니다</translation>
    </message>
    <message>
        <source>the storage %1 has no valid length</source>
        <translation>저장 영역 %1의 길이가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>the storage %1 is a view that is not readable</source>
        <translation>저장 영역 %1은(는) 읽을 수 없는 뷰입니다</translation>
    </message>
    <message>
        <source>the storage %1 is a view beyond its end</source>
        <translation>저장 영역 %1은(는) 끝을 벗어난 뷰입니다</translation>
    </message>
    <message>
        <source>the storage %1 %2</source>
        <extracomment>word 1; sentence 2</extracomment>
        <translation>저장 영역 %1: %2</translation>
    </message>
    <message>
        <source>is missing from the file</source>
        <translation>파일에 없습니다</translation>
    </message>
    <message>
        <source>should hold %1 elements but has %2 bytes</source>
        <translation>원소가 %1개여야 하는데 %2바이트입니다</translation>
    </message>
    <message>
        <source>is used with two types or lengths</source>
        <translation>두 가지 형식이나 길이로 쓰입니다</translation>
    </message>
    <message>
        <source>%1 tensors hold NaN (%2)</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>텐서 %1개에 NaN이 있습니다(%2)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>number 2</extracomment>
        <translation>%1 외 %2개</translation>
    </message>
    <message>
        <source>%1 is %2 instead of %3</source>
        <extracomment>word 1</extracomment>
        <translation>%1: %3이어야 하는데 %2</translation>
    </message>
    <message>
        <source>%1 holds no floating-point numbers</source>
        <extracomment>word 1</extracomment>
        <translation>%1에 부동소수점 수가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>%1 in the file differs from %2, to which the configuration ties it: %3 is used for both</source>
        <translation>파일의 %1이(가) 설정이 함께 쓰라는 %2와(과) 다릅니다. 둘 다 %3을(를) 씁니다</translation>
    </message>
    <message>
        <source>%1 tensors are missing (%2)</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>텐서 %1개가 없습니다(%2)</translation>
    </message>
    <message>
        <source>%1 tensors do not fit the configuration (%2)</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>텐서 %1개가 설정과 맞지 않습니다(%2)</translation>
    </message>
    <message>
        <source>%1 tensors are missing (%2); %3 tensors do not fit the configuration (%4)</source>
        <extracomment>number 1 3; details 2 4</extracomment>
        <translation>텐서 %1개가 없고(%2) %3개가 설정과 맞지 않습니다(%4)</translation>
    </message>
    <message>
        <source>check that config.json and the weights belong together</source>
        <translation>config.json과 가중치가 한 모델의 것인지 확인하세요</translation>
    </message>
    <message>
        <source>%1 tensors of the file are not part of the model (%2)</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>파일의 텐서 %1개는 모델에 없는 것입니다(%2)</translation>
    </message>
    <message>
        <source>the zip file has no table of contents</source>
        <translation>zip 파일에 목차가 없습니다</translation>
    </message>
    <message>
        <source>the zip file&apos;s table of contents lies outside the file</source>
        <translation>zip 파일의 목차가 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>the zip file&apos;s table of contents is not readable</source>
        <translation>zip 파일의 목차를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>the zip entry %1</source>
        <translation>zip 항목 %1</translation>
    </message>
    <message>
        <source>%1 is encrypted</source>
        <extracomment>details 1</extracomment>
        <translation>%1이(가) 암호화되어 있습니다</translation>
    </message>
    <message>
        <source>%1 is compressed, which torch.save never does</source>
        <extracomment>details 1</extracomment>
        <translation>%1이(가) 압축되어 있습니다. torch.save는 압축하지 않습니다</translation>
    </message>
    <message>
        <source>%1 lies outside the file</source>
        <extracomment>details 1</extracomment>
        <translation>%1이(가) 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>%1 occurs twice</source>
        <extracomment>details 1</extracomment>
        <translation>%1이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>the zip file&apos;s table of contents is incomplete</source>
        <translation>zip 파일의 목차가 완전하지 않습니다</translation>
    </message>
    <message>
        <source>entries of the zip file overlap</source>
        <translation>zip 파일의 항목이 서로 겹칩니다</translation>
    </message>
    <message>
        <source>entrants.%1 (%2): %3</source>
        <extracomment>number 1; sentence 3</extracomment>
        <translation>참가 모델 %2: %3</translation>
    </message>
    <message>
        <source>takes %1 bytes as a file&apos;s name and may take %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>파일 이름으로 쓰기에 너무 긺: %1바이트(최대 %2바이트까지)</translation>
    </message>
    <message>
        <source>shorten it; a letter of another script than Latin takes two to four bytes</source>
        <translation>줄이세요. 한글 한 글자는 3바이트입니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much like the name of another entrant</source>
        <translation>&quot;%1&quot;은(는) 다른 참가 모델의 이름과 너무 비슷함</translation>
    </message>
    <message>
        <source>give every entrant a name of its own</source>
        <translation>참가 모델마다 다른 이름을 주세요</translation>
    </message>
    <message>
        <source>give at least one seed</source>
        <translation>시드를 하나 이상 주세요</translation>
    </message>
    <message>
        <source>a seed occurs twice</source>
        <translation>같은 시드가 두 번 나옴</translation>
    </message>
    <message>
        <source>the same seed gives the same run</source>
        <translation>시드가 같으면 실행도 같습니다</translation>
    </message>
    <message>
        <source>say what these weights have learned before: self-supervised, supervised-elsewhere or supervised-here</source>
        <translation>이 가중치가 앞서 무엇을 배웠는지 적으세요: self-supervised, supervised-elsewhere, supervised-here</translation>
    </message>
    <message>
        <source>the weights are random</source>
        <translation>가중치가 무작위임</translation>
    </message>
    <message>
        <source>write random, or leave it out</source>
        <translation>random이라고 적거나 빼세요</translation>
    </message>
    <message>
        <source>the weights are stored ones</source>
        <translation>저장된 가중치임</translation>
    </message>
    <message>
        <source>set model.initialization to random, or say what they have learned</source>
        <translation>model.initialization을 random으로 하거나 무엇을 배웠는지 적으세요</translation>
    </message>
    <message>
        <source>is the name of a file</source>
        <translation>파일 이름임</translation>
    </message>
    <message>
        <source>read the file, and give what is in it</source>
        <translation>파일을 읽어 그 내용을 주세요</translation>
    </message>
    <message>
        <source>%1 is set by the entrant&apos;s own %2</source>
        <extracomment>word 1 2</extracomment>
        <translation>%1은(는) 참가 모델 자신의 %2(으)로 정해짐</translation>
    </message>
    <message>
        <source>write it into the entrant beside changes</source>
        <translation>참가 모델에서 changes 옆에 적으세요</translation>
    </message>
    <message>
        <source>%1 is the comparison&apos;s to set</source>
        <extracomment>word 1</extracomment>
        <translation>%1은(는) 비교가 정하는 값임</translation>
    </message>
    <message>
        <source>use seeds and equalise</source>
        <translation>seeds와 equalise를 쓰세요</translation>
    </message>
    <message>
        <source>training as a whole has seed and steps in it, which are the comparison&apos;s to set</source>
        <translation>training 전체에는 비교가 정하는 seed와 steps가 들어 있음</translation>
    </message>
    <message>
        <source>change its options one by one, such as training.batch_size=8</source>
        <translation>training.batch_size=8처럼 하나씩 바꾸세요</translation>
    </message>
    <message>
        <source>say how many %1 each entrant gets</source>
        <extracomment>details 1</extracomment>
        <translation>참가 모델마다 %1을(를) 얼마나 줄지 적으세요</translation>
    </message>
    <message>
        <source>give a whole number of %1</source>
        <extracomment>details 1</extracomment>
        <translation>%1을(를) 정수로 적으세요</translation>
    </message>
    <message>
        <source>give at least 1 %1</source>
        <extracomment>details 1</extracomment>
        <translation>%1을(를) 1 이상으로 적으세요</translation>
    </message>
    <message>
        <source>is below 1</source>
        <translation>1보다 작음</translation>
    </message>
    <message>
        <source>is above %1</source>
        <translation>%1보다 큼</translation>
    </message>
    <message>
        <source>give at most %1 %2</source>
        <extracomment>details 2</extracomment>
        <translation>%2을(를) %1 이하로 적으세요</translation>
    </message>
    <message>
        <source>takes more than %1 steps, the most that a run may have</source>
        <translation>실행 하나의 최대치인 %1스텝보다 많이 듦</translation>
    </message>
    <message>
        <source>give less of it</source>
        <translation>더 적게 주세요</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>target_bytes</source>
        <translation>번역문 바이트</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>wall_time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>add a model</source>
        <translation>모델을 추가하세요</translation>
    </message>
    <message>
        <source>a comparison needs at least two</source>
        <translation>비교에는 모델이 둘 이상 있어야 함</translation>
    </message>
    <message>
        <source>add another model</source>
        <translation>모델을 하나 더 추가하세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is counted per token and cannot decide between models that cut texts into other tokens</source>
        <translation>&quot;%1&quot;은(는) 토큰마다 세는 점수이므로 글을 서로 다른 토큰으로 자르는 모델 사이에서 기준이 될 수 없음</translation>
    </message>
    <message>
        <source>name another metric, such as bits_per_byte</source>
        <translation>bits_per_byte처럼 다른 점수의 이름을 적으세요</translation>
    </message>
    <message>
        <source>%1 is too low: no p-value can come out below %2 after Holm, and evaluation.significance is %3</source>
        <translation>%1번은 너무 적음: 홀름 보정 p값이 %2보다 작아질 수 없는데 evaluation.significance는 %3임</translation>
    </message>
    <message>
        <source>%1 cannot be trained: %2</source>
        <extracomment>details 2</extracomment>
        <translation>%1을(를) 학습할 수 없음: %2</translation>
    </message>
    <message>
        <source>set it to %1 at least, or raise evaluation.significance</source>
        <translation>%1 이상으로 정하거나 evaluation.significance를 키우세요</translation>
    </message>
    <message>
        <source>too few resamples to tell any difference between %1 models: %2 where %3 at least are needed</source>
        <extracomment>number 1 2 3</extracomment>
        <translation>재표집 %2번으로는 모델 %1개 사이의 어떤 차이도 가려낼 수 없음: 적어도 %3번이 필요함</translation>
    </message>
    <message>
        <source>nothing is counted that is called &quot;%1&quot;</source>
        <translation>&quot;%1&quot;이라는 점수는 세지 않음</translation>
    </message>
    <message>
        <source>the metrics are: %1</source>
        <translation>세는 점수: %1</translation>
    </message>
    <message>
        <source>this is no folder of a comparison</source>
        <translation>비교 폴더가 아닙니다</translation>
    </message>
    <message>
        <source>begin one with s2s comparison run</source>
        <translation>s2s comparison run으로 시작하세요</translation>
    </message>
    <message>
        <source>the folder holds another comparison, or this one before its file was changed</source>
        <translation>폴더에 다른 비교가 있거나, 파일을 고치기 전의 이 비교가 있습니다</translation>
    </message>
    <message>
        <source>choose another folder with --dir</source>
        <translation>다른 폴더를 고르세요(--dir)</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <extracomment>details 1</extracomment>
        <translation>폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the result of the comparison has another form: %1</source>
        <extracomment>details 1</extracomment>
        <translation>비교 결과의 형식이 다릅니다: %1</translation>
    </message>
    <message>
        <source>make it again with s2s comparison resume</source>
        <translation>s2s comparison resume으로 다시 만드세요</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>%1 has %2 % more parameters outside the embeddings than %3</source>
        <extracomment>number 2</extracomment>
        <translation>%1은(는) 임베딩 밖의 매개변수가 %3보다 %2% 많음</translation>
    </message>
    <message>
        <source>give %1 the overrides %2</source>
        <translation>%1에 다음 설정값을 주세요: %2</translation>
    </message>
    <message>
        <source>give %1 the overrides %2; give %3 the overrides %4</source>
        <translation>%1에 %2, %3에 %4 설정값을 주세요</translation>
    </message>
    <message>
        <source>change widths or layers, or set parameters.equal to any</source>
        <translation>너비나 층 수를 바꾸거나 parameters.equal을 any로 하세요</translation>
    </message>
    <message>
        <source>not even one row at once fits in %1 GiB</source>
        <translation>%1 GiB에는 한 번에 한 행도 들어가지 않음</translation>
    </message>
    <message>
        <source>give more memory, or take a smaller model</source>
        <translation>메모리를 더 주거나 작은 모델을 쓰세요</translation>
    </message>
    <message>
        <source>the course of a run has another form: %1</source>
        <extracomment>details 1</extracomment>
        <translation>실행 경과의 형식이 다릅니다: %1</translation>
    </message>
    <message>
        <source>go on with s2s comparison resume, which counts it again</source>
        <translation>s2s comparison resume로 이어 가면 다시 셉니다</translation>
    </message>
    <message>
        <source>the damaged run cannot be moved aside: %1</source>
        <extracomment>details 1</extracomment>
        <translation>망가진 실행을 옆으로 옮길 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the run&apos;s recipe or its numbers are gone</source>
        <translation>실행의 레시피나 수치가 없어졌습니다</translation>
    </message>
    <message>
        <source>bring them back, or train it anew with s2s comparison resume --retry</source>
        <translation>되돌려 놓거나 s2s comparison resume --retry로 새로 학습하세요</translation>
    </message>
    <message>
        <source>cannot remove the replaced folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>바뀐 폴더를 지울 수 없습니다: %1</translation>
    </message>
    <message>
        <source>remove it by hand</source>
        <translation>직접 지우세요</translation>
    </message>
    <message>
        <source>cannot create the folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>경로를 확인하세요</translation>
    </message>
    <message>
        <source>cannot list the folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>폴더 내용을 볼 수 없습니다: %1</translation>
    </message>
    <message>
        <source>this name is already taken</source>
        <translation>이미 쓰는 이름입니다</translation>
    </message>
    <message>
        <source>choose another name or move it away</source>
        <translation>다른 이름을 고르거나 그것을 옮기세요</translation>
    </message>
    <message>
        <source>model name</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>free some space on that disk</source>
        <translation>그 디스크의 공간을 비우세요</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>%1번째 줄 %2번째 열</translation>
    </message>
    <message>
        <source>line %1, column %2 at %3</source>
        <extracomment>number 1 2</extracomment>
        <translation>%3의 %1번째 줄 %2번째 열</translation>
    </message>
    <message>
        <source>JSON is nested deeper than 200 levels</source>
        <translation>JSON이 200단계보다 깊이 중첩되었습니다</translation>
    </message>
    <message>
        <source>simplify the file</source>
        <translation>파일을 단순하게 고치세요</translation>
    </message>
    <message>
        <source>correct the file</source>
        <translation>파일을 고치세요</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; occurs twice</source>
        <translation>키 &quot;%1&quot;이(가) 두 번 나옴</translation>
    </message>
    <message>
        <source>not valid JSON: %1</source>
        <extracomment>details 1</extracomment>
        <translation>올바른 JSON이 아님: %1</translation>
    </message>
    <message>
        <source>the file was deleted</source>
        <translation>파일이 지워졌습니다</translation>
    </message>
    <message>
        <source>restore the folder, or choose another one</source>
        <translation>폴더를 되살리거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the file is larger than %1 bytes</source>
        <translation>파일이 %1바이트보다 큽니다</translation>
    </message>
    <message>
        <source>check that it is the file that was meant</source>
        <translation>맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>check the disk</source>
        <translation>디스크를 확인하세요</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>name another one, or allow that it is replaced</source>
        <translation>다른 이름을 쓰거나 덮어쓰기를 허용하세요</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>check the disk and its permissions</source>
        <translation>디스크와 권한을 확인하세요</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>cannot make the trash folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>휴지통 폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the trash holds too many things of this name</source>
        <translation>휴지통에 같은 이름이 너무 많습니다</translation>
    </message>
    <message>
        <source>empty the trash</source>
        <translation>휴지통을 비우세요</translation>
    </message>
    <message>
        <source>the back-translation cannot be read</source>
        <translation>역번역을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>start a new run, which writes it again</source>
        <translation>새 실행을 시작하세요. 역번역을 다시 만듭니다</translation>
    </message>
    <message>
        <source>line %1 of the back-translation is damaged</source>
        <translation>역번역의 %1번째 줄이 손상되었습니다</translation>
    </message>
    <message>
        <source>delete the file; it is written again</source>
        <translation>파일을 지우세요. 다시 만들어집니다</translation>
    </message>
    <message>
        <source>the checks were stopped</source>
        <translation>검사를 멈췄습니다</translation>
    </message>
    <message>
        <source>there is no data set to check</source>
        <translation>검사할 데이터 세트가 없습니다</translation>
    </message>
    <message>
        <source>the language detector does not know &quot;%1&quot;</source>
        <translation>언어 판별기가 &quot;%1&quot;을(를) 모릅니다</translation>
    </message>
    <message>
        <source>use an ISO 639-1 code such as ko, en or fr</source>
        <translation>ko, en, fr 같은 ISO 639-1 코드를 쓰세요</translation>
    </message>
    <message>
        <source>%1 characters for %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>원문 %2자에 번역문 %1자</translation>
    </message>
    <message>
        <source>the file is packed with %1</source>
        <translation>%1(으)로 압축된 파일입니다</translation>
    </message>
    <message>
        <source>unpack it, or pack it with gzip or zstd</source>
        <translation>압축을 풀거나 gzip 또는 zstd로 압축하세요</translation>
    </message>
    <message>
        <source>unpack it yourself if you trust it</source>
        <translation>믿을 만한 파일이면 직접 압축을 푸세요</translation>
    </message>
    <message>
        <source>the file unpacks to more than the limit of %1 bytes</source>
        <translation>압축을 풀면 한도 %1바이트를 넘습니다</translation>
    </message>
    <message>
        <source>the file unpacks to more than %1 times its size, which is what a decompression bomb does</source>
        <translation>압축을 풀면 크기의 %1배를 넘습니다. 압축 폭탄의 특징입니다</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <extracomment>sentence 1; number 2</extracomment>
        <translation>%1(%2번째 바이트)</translation>
    </message>
    <message>
        <source>copy or download the file again; what comes before can be read</source>
        <translation>파일을 다시 복사하거나 내려받으세요. 그 앞까지는 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>unknown encoding &apos;%1&apos;</source>
        <translation>모르는 인코딩: ‘%1’</translation>
    </message>
    <message>
        <source>use auto, utf-8, utf-16le, utf-16be, cp949 or another name that ICU knows</source>
        <translation>auto, utf-8, utf-16le, utf-16be, cp949나 ICU가 아는 이름을 쓰세요</translation>
    </message>
    <message>
        <source>zlib cannot be set up</source>
        <translation>zlib을 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>close other programs</source>
        <translation>다른 프로그램을 닫으세요</translation>
    </message>
    <message>
        <source>the gzip data end in the middle</source>
        <translation>gzip 데이터가 도중에 끝납니다</translation>
    </message>
    <message>
        <source>the gzip data are damaged</source>
        <translation>gzip 데이터가 손상되었습니다</translation>
    </message>
    <message>
        <source>something other than gzip data begins</source>
        <translation>gzip이 아닌 데이터가 이어집니다</translation>
    </message>
    <message>
        <source>the text is larger than %1 bytes</source>
        <translation>글이 %1바이트보다 큽니다</translation>
    </message>
    <message>
        <source>use a format that is read row by row, such as JSON Lines</source>
        <translation>JSON Lines처럼 한 행씩 읽는 형식을 쓰세요</translation>
    </message>
    <message>
        <source>%1 with a byte-order mark</source>
        <extracomment>word 1</extracomment>
        <translation>%1(바이트 순서 표시 있음)</translation>
    </message>
    <message>
        <source>%1 with a byte-order mark, %2</source>
        <extracomment>word 1; details 2</extracomment>
        <translation>%1(바이트 순서 표시 있음), %2</translation>
    </message>
    <message>
        <source>%1 with a byte-order mark; targets: %2</source>
        <extracomment>word 1; details 2</extracomment>
        <translation>%1(바이트 순서 표시 있음); 번역문 파일: %2</translation>
    </message>
    <message>
        <source>%1; targets: %2</source>
        <extracomment>details 1 2</extracomment>
        <translation>%1; 번역문 파일: %2</translation>
    </message>
    <message>
        <source>%1, unpacked in the cache folder</source>
        <translation>%1(캐시 폴더에 푼 것)</translation>
    </message>
    <message>
        <source>the zstd library cannot be set up</source>
        <translation>zstd 라이브러리를 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>the zstd data ask for a window of more than 128 MiB</source>
        <translation>zstd 데이터가 128 MiB보다 큰 창을 요구합니다</translation>
    </message>
    <message>
        <source>pack the file again without --long or --ultra</source>
        <translation>--long이나 --ultra 없이 다시 압축하세요</translation>
    </message>
    <message>
        <source>the zstd data are damaged (%1)</source>
        <translation>zstd 데이터가 손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>the zstd data end in the middle</source>
        <translation>zstd 데이터가 도중에 끝납니다</translation>
    </message>
    <message>
        <source>stopped while the data was encoded</source>
        <translation>데이터를 토큰으로 바꾸는 중에 멈췄습니다</translation>
    </message>
    <message>
        <source>no row is left to use</source>
        <translation>쓸 수 있는 행이 남지 않았습니다</translation>
    </message>
    <message>
        <source>all are longer than data.max_source_tokens or data.max_target_tokens: raise these or set data.overlong to truncate</source>
        <translation>모두 data.max_source_tokens나 data.max_target_tokens보다 깁니다. 이 값을 올리거나 data.overlong을 truncate로 하세요</translation>
    </message>
    <message>
        <source>the list has no word</source>
        <translation>목록에 단어가 없습니다</translation>
    </message>
    <message>
        <source>write one word or phrase a line</source>
        <translation>한 줄에 단어나 구를 하나씩 쓰세요</translation>
    </message>
    <message>
        <source>the list cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>목록을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>the %1 has &quot;%2&quot;</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 &quot;%2&quot;이(가) 있음</translation>
    </message>
    <message>
        <source>the target is the source</source>
        <translation>번역문이 원문과 같음</translation>
    </message>
    <message>
        <source>the %1 has a curly bracket</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 중괄호가 있음</translation>
    </message>
    <message>
        <source>%1 left out %2 of %3 rows</source>
        <extracomment>details 1; number 2 3</extracomment>
        <translation>%1: %3행 중 %2행 제외</translation>
    </message>
    <message>
        <source>%1 left out %2 of %3 rows, the first in line %4: %5</source>
        <extracomment>details 1 5; number 2 3 4</extracomment>
        <translation>%1: %3행 중 %2행 제외, 첫 번째는 %4번째 줄: %5</translation>
    </message>
    <message>
        <source>%1 left out %2 of %3 rows; %4 rows lost lines</source>
        <extracomment>details 1; number 2 3 4</extracomment>
        <translation>%1: %3행 중 %2행 제외, %4행에서 줄이 빠짐</translation>
    </message>
    <message>
        <source>%1 left out %2 of %3 rows, the first in line %4: %5; %6 rows lost lines</source>
        <extracomment>details 1 5; number 2 3 4 6</extracomment>
        <translation>%1: %3행 중 %2행 제외, 첫 번째는 %4번째 줄: %5; %6행에서 줄이 빠짐</translation>
    </message>
    <message>
        <source>filtering was stopped</source>
        <translation>거르기를 멈췄습니다</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <extracomment>details 1</extracomment>
        <translation>쓸 수 없음: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>읽을 수 없음: %1</translation>
    </message>
    <message>
        <source>a file of the data&apos;s filters has changed since the run began</source>
        <translation>실행을 시작한 뒤 필터에 쓰는 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>bring back the file with SHA-256 %1</source>
        <translation>SHA-256이 %1인 파일을 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>bring back the file with SHA-256 %1, or start a new run</source>
        <translation>SHA-256이 %1인 파일을 되돌려 놓거나 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>every line of the %1 has &quot;javascript&quot;</source>
        <extracomment>details 1</extracomment>
        <translation>%1의 모든 줄에 &quot;javascript&quot;가 있음</translation>
    </message>
    <message>
        <source>the language of the %1 is not certain</source>
        <extracomment>details 1</extracomment>
        <translation>%1의 언어가 분명하지 않음</translation>
    </message>
    <message>
        <source>the %1 is %2 % %3, as a whole %4</source>
        <extracomment>details 1; number 2; word 3</extracomment>
        <translation>%1의 %2%가 %3, 전체로는 %4</translation>
    </message>
    <message>
        <source>no language is named</source>
        <translation>언어를 정하지 않았습니다</translation>
    </message>
    <message>
        <source>give source, target or both a code such as ko</source>
        <translation>원문이나 번역문, 또는 둘 다에 ko 같은 코드를 주세요</translation>
    </message>
    <message>
        <source>is in %1</source>
        <translation>%1에 있음</translation>
    </message>
    <message>
        <source>against names no file</source>
        <translation>against에 파일이 없습니다</translation>
    </message>
    <message>
        <source>name the validation and test files</source>
        <translation>검증 파일과 시험 파일을 적으세요</translation>
    </message>
    <message>
        <source>the %1 has %2 %3</source>
        <extracomment>details 1; number 2; word 3</extracomment>
        <translation>%1이(가) %2 %3</translation>
    </message>
    <message>
        <source>the %1 has %2 characters</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1이(가) %2자임</translation>
    </message>
    <message>
        <source>the %1 has %2 words</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1이(가) %2단어임</translation>
    </message>
    <message>
        <source>the %1 has %2 tokens</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1이(가) %2토큰임</translation>
    </message>
    <message>
        <source>unit tokens and tokenizer go together</source>
        <translation>단위 tokens와 tokenizer는 함께 써야 합니다</translation>
    </message>
    <message>
        <source>give both or neither</source>
        <translation>둘 다 주거나 둘 다 빼세요</translation>
    </message>
    <message>
        <source>%1 is above the maximum of %2</source>
        <translation>%1은(는) 최댓값 %2보다 큼</translation>
    </message>
    <message>
        <source>exchange the two</source>
        <translation>둘을 서로 바꾸세요</translation>
    </message>
    <message>
        <source>the %1 has &quot;lorem ipsum&quot;</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 &quot;lorem ipsum&quot;이 있음</translation>
    </message>
    <message>
        <source>the %1 has %2 sentence</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1이(가) %2문장임</translation>
    </message>
    <message>
        <source>the %1 has %2 sentences</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1이(가) %2문장임</translation>
    </message>
    <message>
        <source>no line of the %1 has %2 words</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1에 %2단어가 있는 줄이 없음</translation>
    </message>
    <message>
        <source>%1 sentences of the %2 are also in line %3</source>
        <extracomment>number 1 3; details 2</extracomment>
        <translation>%2의 문장 %1개가 %3번째 줄에도 있음</translation>
    </message>
    <message>
        <source>no line of the %1 ends with a terminal mark</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 문장 부호로 끝나는 줄이 없음</translation>
    </message>
    <message>
        <source>%1 % of the %2 is unknown</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>%2의 %1%가 모르는 토큰임</translation>
    </message>
    <message>
        <source>it has no options</source>
        <translation>설정이 없는 필터입니다</translation>
    </message>
    <message>
        <source>its options are: %1</source>
        <translation>쓸 수 있는 설정: %1</translation>
    </message>
    <message>
        <source>filter %1: &quot;%2&quot; is not key=value</source>
        <translation>%1 필터: &quot;%2&quot;은(는) 키=값이 아닙니다</translation>
    </message>
    <message>
        <source>filter %1 has no option &quot;%2&quot;</source>
        <translation>%1 필터에는 &quot;%2&quot; 설정이 없습니다</translation>
    </message>
    <message>
        <source>the decoded text is larger than the limit of %1 bytes</source>
        <translation>해독한 글이 한도 %1바이트보다 큽니다</translation>
    </message>
    <message>
        <source>unpack the file and save it as UTF-8</source>
        <translation>압축을 풀고 UTF-8로 저장하세요</translation>
    </message>
    <message>
        <source>save the file as UTF-8; s2s data convert does so</source>
        <translation>파일을 UTF-8로 저장하세요. s2s data convert로 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation>디스크가 거의 찼습니다</translation>
    </message>
    <message>
        <source>free some space on it, or set XDG_CACHE_HOME to a folder on another disk</source>
        <translation>디스크를 비우거나 XDG_CACHE_HOME을 다른 디스크의 폴더로 하세요</translation>
    </message>
    <message>
        <source>an unexpected failure: %1</source>
        <extracomment>details 1</extracomment>
        <translation>예상하지 못한 오류: %1</translation>
    </message>
    <message>
        <source>row %1 is not read yet</source>
        <translation>%1번째 행을 아직 읽지 않았습니다</translation>
    </message>
    <message>
        <source>wait until the file is read</source>
        <translation>파일을 다 읽을 때까지 기다리세요</translation>
    </message>
    <message>
        <source>the file has changed since it was opened</source>
        <translation>연 뒤에 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>다시 여세요</translation>
    </message>
    <message>
        <source>a character that cannot be decoded</source>
        <translation>해독할 수 없는 글자가 있음</translation>
    </message>
    <message>
        <source>not valid UTF-8</source>
        <translation>올바른 UTF-8이 아님</translation>
    </message>
    <message>
        <source>set XDG_CACHE_HOME to a folder of yours</source>
        <translation>XDG_CACHE_HOME을 쓸 수 있는 폴더로 하세요</translation>
    </message>
    <message>
        <source>the data file has changed since the comparison began</source>
        <translation>비교를 시작한 뒤 데이터 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>the test set has changed since the comparison began</source>
        <translation>비교를 시작한 뒤 시험 데이터가 바뀌었습니다</translation>
    </message>
    <message>
        <source>bring back the file with SHA-256 %1, or begin the comparison anew in another folder</source>
        <translation>SHA-256이 %1인 파일을 되돌려 놓거나 다른 폴더에서 비교를 새로 시작하세요</translation>
    </message>
    <message>
        <source>the base weights have changed since the comparison began: SHA-256 %1 then, %2 now</source>
        <translation>비교를 시작한 뒤 출발 가중치가 바뀌었습니다: SHA-256이 그때는 %1, 지금은 %2</translation>
    </message>
    <message>
        <source>bring back the file, or begin the comparison anew in another folder</source>
        <translation>그 파일을 되돌려 놓거나 다른 폴더에서 비교를 새로 시작하세요</translation>
    </message>
    <message>
        <source>the model is not read any more from this file of weights, with which the comparison began</source>
        <translation>비교를 시작할 때의 이 가중치 파일에서 모델을 더 이상 읽지 않습니다</translation>
    </message>
    <message>
        <source>the data file has changed since the run began</source>
        <translation>실행을 시작한 뒤 데이터 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>this build cannot read Parquet and Arrow: its module is missing</source>
        <translation>이 빌드는 Parquet과 Arrow를 읽지 못합니다. 모듈이 없습니다</translation>
    </message>
    <message>
        <source>run ./workbench build, which installs Apache Arrow, or convert the file to JSON Lines</source>
        <translation>Apache Arrow를 설치하는 ./workbench build를 실행하거나 파일을 JSON Lines로 바꾸세요</translation>
    </message>
    <message>
        <source>cannot load what reads Parquet and Arrow: %1</source>
        <extracomment>details 1</extracomment>
        <translation>Parquet과 Arrow를 읽는 모듈을 불러올 수 없습니다: %1</translation>
    </message>
    <message>
        <source>build again with ./workbench build</source>
        <translation>./workbench build로 다시 빌드하세요</translation>
    </message>
    <message>
        <source>what reads Parquet and Arrow is of another build</source>
        <translation>Parquet과 Arrow를 읽는 모듈이 다른 빌드의 것입니다</translation>
    </message>
    <message>
        <source>name a folder that save_to_disk of the datasets library wrote, or a file</source>
        <translation>datasets 라이브러리의 save_to_disk가 저장한 폴더나 파일을 지정하세요</translation>
    </message>
    <message>
        <source>dataset_dict.json names something other than folders beside it</source>
        <translation>dataset_dict.json이 옆에 있는 폴더가 아닌 것을 가리킵니다</translation>
    </message>
    <message>
        <source>dataset_dict.json names no splits</source>
        <translation>dataset_dict.json에 분할이 없습니다</translation>
    </message>
    <message>
        <source>the data set has more than 65,536 files</source>
        <translation>데이터 세트의 파일이 65,536개보다 많습니다</translation>
    </message>
    <message>
        <source>put some of them together</source>
        <translation>파일을 합치세요</translation>
    </message>
    <message>
        <source>nothing was opened</source>
        <translation>연 것이 없습니다</translation>
    </message>
    <message>
        <source>the folder holds several splits</source>
        <translation>폴더에 분할이 여럿 있습니다</translation>
    </message>
    <message>
        <source>name one of them: %1</source>
        <translation>하나를 고르세요: %1</translation>
    </message>
    <message>
        <source>this is a folder without state.json</source>
        <translation>state.json이 없는 폴더입니다</translation>
    </message>
    <message>
        <source>state.json holds no object</source>
        <translation>state.json에 객체가 없습니다</translation>
    </message>
    <message>
        <source>the data set was saved with a selection of rows that is not applied</source>
        <translation>데이터 세트가 적용하지 않은 행 선택과 함께 저장되었습니다</translation>
    </message>
    <message>
        <source>state.json names no data files</source>
        <translation>state.json에 데이터 파일이 없습니다</translation>
    </message>
    <message>
        <source>state.json names something other than files beside it</source>
        <translation>state.json이 옆에 있는 파일이 아닌 것을 가리킵니다</translation>
    </message>
    <message>
        <source>the list holds no JSON object</source>
        <translation>목록에 JSON 객체가 없습니다</translation>
    </message>
    <message>
        <source>write a list of objects</source>
        <translation>객체의 목록을 쓰세요</translation>
    </message>
    <message>
        <source>the JSON is neither a list of objects nor an object of columns</source>
        <translation>JSON이 객체의 목록도 열의 객체도 아닙니다</translation>
    </message>
    <message>
        <source>write [{&quot;source&quot;: …, &quot;target&quot;: …}, …] or {&quot;source&quot;: [ … ], &quot;target&quot;: [ … ]}</source>
        <translation>[{&quot;source&quot;: …, &quot;target&quot;: …}, …] 또는 {&quot;source&quot;: [ … ], &quot;target&quot;: [ … ]}로 쓰세요</translation>
    </message>
    <message>
        <source>write the columns with the same keys in the same order</source>
        <translation>열마다 같은 키를 같은 순서로 쓰세요</translation>
    </message>
    <message>
        <source>a bracket is closed that was never opened</source>
        <translation>열지 않은 괄호를 닫습니다</translation>
    </message>
    <message>
        <source>the file does not begin with a list</source>
        <translation>파일이 목록으로 시작하지 않습니다</translation>
    </message>
    <message>
        <source>the JSON has more lists beside its records: %1</source>
        <extracomment>list 1</extracomment>
        <translation>JSON에 레코드 말고도 목록이 더 있습니다: %1</translation>
    </message>
    <message>
        <source>write a single list of objects to a file</source>
        <translation>파일마다 객체의 목록 하나만 쓰세요</translation>
    </message>
    <message>
        <source>more text follows behind the list</source>
        <translation>목록 뒤에 글이 더 있습니다</translation>
    </message>
    <message>
        <source>the list is never closed</source>
        <translation>목록이 닫히지 않습니다</translation>
    </message>
    <message>
        <source>the file holds no JSON object</source>
        <translation>파일에 JSON 객체가 없습니다</translation>
    </message>
    <message>
        <source>write an object on every line</source>
        <translation>한 줄에 객체를 하나씩 쓰세요</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; lacks the key &quot;%2&quot; of &quot;%3&quot;</source>
        <translation>&quot;%1&quot; 열에 &quot;%3&quot; 열의 키 &quot;%2&quot;이(가) 없음</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; has the key &quot;%2&quot;, which &quot;%3&quot; lacks</source>
        <translation>&quot;%1&quot; 열의 키 &quot;%2&quot;이(가) &quot;%3&quot; 열에 없음</translation>
    </message>
    <message>
        <source>the column &quot;%1&quot; has the key &quot;%2&quot; where &quot;%3&quot; has &quot;%4&quot;</source>
        <translation>&quot;%3&quot; 열에는 키 &quot;%4&quot;이(가) 있는 자리에 &quot;%1&quot; 열에는 &quot;%2&quot;이(가) 있음</translation>
    </message>
    <message>
        <source>lacks the key %1 of %2</source>
        <translation>%2의 키 %1이(가) 없음</translation>
    </message>
    <message>
        <source>has the key %1, which %2 lacks</source>
        <translation>%2에 없는 키 %1이(가) 있음</translation>
    </message>
    <message>
        <source>has the key %1 where %2 has %3</source>
        <translation>%2의 키 %3 자리에 %1이(가) 있음</translation>
    </message>
    <message>
        <source>the column %1 %2</source>
        <extracomment>word 1; sentence 2</extracomment>
        <translation>%1 열: %2</translation>
    </message>
    <message>
        <source>use JSON Lines, which is read row by row</source>
        <translation>한 행씩 읽는 JSON Lines를 쓰세요</translation>
    </message>
    <message>
        <source>the file is larger than 512 MiB</source>
        <translation>파일이 512 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>check that it is a catalogue</source>
        <translation>번역 카탈로그인지 확인하세요</translation>
    </message>
    <message>
        <source>check that it is a .mo file, or copy it again</source>
        <translation>.mo 파일인지 확인하거나 다시 복사하세요</translation>
    </message>
    <message>
        <source>the file is too short for a .mo file</source>
        <translation>.mo 파일이라기에는 너무 짧습니다</translation>
    </message>
    <message>
        <source>the file does not begin as a .mo file does</source>
        <translation>.mo 파일처럼 시작하지 않습니다</translation>
    </message>
    <message>
        <source>the .mo file is of a later revision</source>
        <translation>더 새로운 판의 .mo 파일입니다</translation>
    </message>
    <message>
        <source>the tables of the .mo file lie outside it</source>
        <translation>.mo 파일의 표가 파일 밖에 있습니다</translation>
    </message>
    <message>
        <source>more than 16 plural forms</source>
        <translation>복수형이 16개보다 많음</translation>
    </message>
    <message>
        <source>%1 of the %2 files of &quot;%3&quot; are here</source>
        <translation>&quot;%3&quot;의 파일 %2개 중 %1개만 있습니다</translation>
    </message>
    <message>
        <source>download the others, or name a single file</source>
        <translation>나머지를 내려받거나 파일 하나만 지정하세요</translation>
    </message>
    <message>
        <source>there is no Parquet file in the folder</source>
        <translation>폴더에 Parquet 파일이 없습니다</translation>
    </message>
    <message>
        <source>name another one</source>
        <translation>다른 것을 지정하세요</translation>
    </message>
    <message>
        <source>name a file of one, which stands for all of its files: %1</source>
        <translation>하나의 파일을 지정하세요. 그 분할 전체를 뜻합니다: %1</translation>
    </message>
    <message>
        <source>name a file with rows</source>
        <translation>행이 있는 파일을 지정하세요</translation>
    </message>
    <message>
        <source>the first row cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>첫 행을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>where it is UTF-16 without a byte-order mark, name its encoding: --encoding utf-16le or utf-16be</source>
        <translation>바이트 순서 표시가 없는 UTF-16이라면 인코딩을 지정하세요: --encoding utf-16le 또는 utf-16be</translation>
    </message>
    <message>
        <source>check the file&apos;s format and encoding</source>
        <translation>파일의 형식과 인코딩을 확인하세요</translation>
    </message>
    <message>
        <source>rename one, or set header to false and use numbers</source>
        <translation>하나의 이름을 바꾸거나 header를 false로 하고 번호를 쓰세요</translation>
    </message>
    <message>
        <source>the two files have different numbers of lines: the first one ends earlier</source>
        <translation>두 파일의 줄 수가 다릅니다. 첫 번째 파일이 먼저 끝납니다</translation>
    </message>
    <message>
        <source>line up the files, sentence by sentence</source>
        <translation>두 파일을 문장별로 맞추세요</translation>
    </message>
    <message>
        <source>the file holds no unit with a language</source>
        <translation>파일에 언어를 밝힌 단위가 없습니다</translation>
    </message>
    <message>
        <source>check that it is a TMX file</source>
        <translation>TMX 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>a tag is longer than %1 bytes</source>
        <translation>태그가 %1바이트보다 깁니다</translation>
    </message>
    <message>
        <source>most of the file cannot be decoded</source>
        <translation>파일 대부분을 해독할 수 없습니다</translation>
    </message>
    <message>
        <source>the file declares entities, which a translation memory has no use for</source>
        <translation>번역 메모리에 쓸 일이 없는 엔티티를 선언하는 파일입니다</translation>
    </message>
    <message>
        <source>elements lie more than %1 deep</source>
        <translation>요소가 %1단계보다 깊이 중첩되었습니다</translation>
    </message>
    <message>
        <source>the XML is not well formed: %1</source>
        <extracomment>details 1</extracomment>
        <translation>XML이 올바르지 않습니다: %1</translation>
    </message>
    <message>
        <source>column %1 holds %2, which this format cannot</source>
        <extracomment>details 2</extracomment>
        <translation>%1 열에 이 형식이 담을 수 없는 것이 있음: %2</translation>
    </message>
    <message>
        <source>a tab or a line end</source>
        <translation>탭이나 줄 끝</translation>
    </message>
    <message>
        <source>the row is empty</source>
        <translation>행이 비었음</translation>
    </message>
    <message>
        <source>a line end</source>
        <translation>줄 끝</translation>
    </message>
    <message>
        <source>plain text holds one column a file, and %1 are to be written</source>
        <translation>일반 글 파일은 한 파일에 열 하나를 담는데 열 %1개를 쓰려고 합니다</translation>
    </message>
    <message>
        <source>choose one column, or two and a second file for the targets</source>
        <translation>열 하나를 고르거나, 둘을 고르고 번역문 파일을 따로 정하세요</translation>
    </message>
    <message>
        <source>compressed files are read but not written</source>
        <translation>압축 파일은 읽기만 하고 쓰지 않습니다</translation>
    </message>
    <message>
        <source>leave out %1 and pack the file afterwards</source>
        <translation>%1을(를) 빼고 나중에 압축하세요</translation>
    </message>
    <message>
        <source>a second text is read by classifiers and with as_text, and neither is asked here</source>
        <translation>둘째 글은 분류 모델과 as_text가 읽는데 여기에는 둘 다 없습니다</translation>
    </message>
    <message>
        <source>leave --pair out, or say how the texts are written with --as-in or --as-text</source>
        <translation>--pair를 빼거나, 글을 어떻게 쓰는지 --as-in이나 --as-text로 정하세요</translation>
    </message>
    <message>
        <source>the format %1 is read but not written</source>
        <translation>%1 형식은 읽기만 하고 쓰지 않습니다</translation>
    </message>
    <message>
        <source>use a name that ends in .tsv, .csv, .jsonl, .json or .txt, or name one of the formats tsv, csv, jsonl, json, text</source>
        <translation>.tsv, .csv, .jsonl, .json, .txt로 끝나는 이름을 쓰거나 tsv, csv, jsonl, json, text 가운데 형식을 지정하세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no format that can be written</source>
        <translation>‘%1’ 형식으로는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>use tsv, csv, jsonl, json or text</source>
        <translation>tsv, csv, jsonl, json, text 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>the names of the columns cannot be written: %1</source>
        <extracomment>details 1</extracomment>
        <translation>열 이름을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>give them other names, or choose another format</source>
        <translation>이름을 바꾸거나 다른 형식을 고르세요</translation>
    </message>
    <message>
        <source>a file that is read cannot be replaced</source>
        <translation>읽는 파일을 덮어쓸 수 없습니다</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>the same file would be written twice</source>
        <translation>같은 파일에 두 번 쓰게 됩니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>‘%1’은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>as_text.words has no word for &apos;%1&apos;</source>
        <translation>as_text.words에 ‘%1’의 단어가 없습니다</translation>
    </message>
    <message>
        <source>there is no column %1</source>
        <translation>%1 열이 없습니다</translation>
    </message>
    <message>
        <source>the columns are: %1</source>
        <translation>있는 열: %1</translation>
    </message>
    <message>
        <source>no row is left: %1</source>
        <extracomment>details 1</extracomment>
        <translation>남은 행이 없습니다: %1</translation>
    </message>
    <message>
        <source>check the data set&apos;s filters</source>
        <translation>데이터 세트의 필터를 확인하세요</translation>
    </message>
    <message>
        <source>no usable row</source>
        <translation>쓸 수 있는 행이 없습니다</translation>
    </message>
    <message>
        <source>no usable row; line %1: %2</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>쓸 수 있는 행이 없습니다. %1번째 줄: %2</translation>
    </message>
    <message>
        <source>check the format and the columns</source>
        <translation>형식과 열을 확인하세요</translation>
    </message>
    <message>
        <source>check the folder</source>
        <translation>폴더를 확인하세요</translation>
    </message>
    <message>
        <source>this is no evaluation that this program knows</source>
        <translation>이 프로그램이 아는 평가가 아닙니다</translation>
    </message>
    <message>
        <source>name a folder that evaluate or compare has made</source>
        <translation>평가나 비교로 만든 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>this evaluation is of other data than %1</source>
        <translation>이 평가는 %1이(가) 아닌 다른 데이터의 것입니다</translation>
    </message>
    <message>
        <source>choose another folder, or bring the data back</source>
        <translation>다른 폴더를 고르거나 데이터를 되돌려 놓으세요</translation>
    </message>
    <message>
        <source>this evaluation was asked with another &apos;%1&apos;</source>
        <translation>이 평가는 다른 ‘%1’(으)로 한 것입니다</translation>
    </message>
    <message>
        <source>ask as before, or choose another folder</source>
        <translation>전과 같이 하거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>this evaluation is damaged: %1</source>
        <extracomment>details 1</extracomment>
        <translation>평가가 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>evaluate again</source>
        <translation>다시 평가하세요</translation>
    </message>
    <message>
        <source>the folder exists already</source>
        <translation>폴더가 이미 있습니다</translation>
    </message>
    <message>
        <source>choose another one, or go on with it (--resume)</source>
        <translation>다른 폴더를 고르거나 그것을 이어 하세요(--resume)</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no metric of %2</source>
        <translation>‘%1’은(는) %2에 쓰는 지표가 아닙니다</translation>
    </message>
    <message>
        <source>unknown task &apos;%1&apos;</source>
        <translation>모르는 과제: ‘%1’</translation>
    </message>
    <message>
        <source>use one of: automatic, texts, labels, numbers</source>
        <translation>다음 가운데 하나를 쓰세요: automatic, texts, labels, numbers</translation>
    </message>
    <message>
        <source>no model is named</source>
        <translation>모델을 정하지 않았습니다</translation>
    </message>
    <message>
        <source>name at least one</source>
        <translation>하나 이상 정하세요</translation>
    </message>
    <message>
        <source>a system has no model</source>
        <translation>모델이 없는 시스템이 있습니다</translation>
    </message>
    <message>
        <source>num_return is %1 where an evaluation counts one answer a row</source>
        <extracomment>number 1</extracomment>
        <translation>num_return이 %1인데 평가는 행마다 답 하나만 셉니다</translation>
    </message>
    <message>
        <source>leave it at 1; s2s generate lists several answers</source>
        <translation>1로 두세요. 답을 여러 개 보려면 s2s generate를 쓰세요</translation>
    </message>
    <message>
        <source>one language is named alone</source>
        <translation>언어를 하나만 정했습니다</translation>
    </message>
    <message>
        <source>name both, from and to</source>
        <translation>원문 언어와 번역문 언어를 모두 정하세요</translation>
    </message>
    <message>
        <source>without generation there are no answers for metrics of texts: %1</source>
        <translation>답을 쓰지 않으면 글의 점수를 셀 답이 없습니다: %1</translation>
    </message>
    <message>
        <source>without generation there are no answers for metrics of labels: %1</source>
        <translation>답을 쓰지 않으면 레이블의 점수를 셀 답이 없습니다: %1</translation>
    </message>
    <message>
        <source>without generation there are no answers for metrics of numbers: %1</source>
        <translation>답을 쓰지 않으면 수의 점수를 셀 답이 없습니다: %1</translation>
    </message>
    <message>
        <source>name none of these, or let the models write</source>
        <translation>이 점수들을 빼거나 모델이 답을 쓰게 하세요</translation>
    </message>
    <message>
        <source>neither answers nor likelihoods are asked for</source>
        <translation>답도 가능도도 요청하지 않았습니다</translation>
    </message>
    <message>
        <source>ask for one of them</source>
        <translation>하나를 요청하세요</translation>
    </message>
    <message>
        <source>must be at least 1</source>
        <translation>1 이상이어야 함</translation>
    </message>
    <message>
        <source>1000 is usual</source>
        <translation>보통은 1000입니다</translation>
    </message>
    <message>
        <source>name the column of the numbers as the target</source>
        <translation>수가 있는 열을 번역문 열로 정하세요</translation>
    </message>
    <message>
        <source>the model gives %1 labels and the data names %2</source>
        <translation>모델은 레이블을 %1개 내는데 데이터에는 %2개입니다</translation>
    </message>
    <message>
        <source>none of its labels is learned; the first is &apos;%1&apos;</source>
        <translation>학습하는 레이블이 하나도 없음. 첫 번째는 ‘%1’</translation>
    </message>
    <message>
        <source>name the column of the labels; the training sets have: %1</source>
        <translation>레이블이 있는 열을 지정하세요. 학습 데이터의 레이블: %1</translation>
    </message>
    <message>
        <source>name as many label columns</source>
        <translation>레이블 열을 같은 수로 정하세요</translation>
    </message>
    <message>
        <source>all answers of the systems are equal</source>
        <translation>시스템들의 답이 모두 같습니다</translation>
    </message>
    <message>
        <source>there is nothing to judge</source>
        <translation>평정할 것이 없습니다</translation>
    </message>
    <message>
        <source>this is no round of ratings</source>
        <translation>평정 회차가 아닙니다</translation>
    </message>
    <message>
        <source>begin a new one</source>
        <translation>새로 시작하세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be a rater&apos;s name</source>
        <translation>‘%1’은(는) 평정자 이름으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>use letters, digits, &apos;-&apos; and &apos;_&apos;</source>
        <translation>글자, 숫자, ‘-’, ‘_’를 쓰세요</translation>
    </message>
    <message>
        <source>the evaluation has no system &apos;%1&apos;</source>
        <translation>평가에 ‘%1’ 시스템이 없습니다</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>있는 것: %1</translation>
    </message>
    <message>
        <source>%1 has not answered all rows</source>
        <translation>%1이(가) 모든 행에 답하지 않았습니다</translation>
    </message>
    <message>
        <source>finish its evaluation first</source>
        <translation>평가를 먼저 마치세요</translation>
    </message>
    <message>
        <source>a system cannot be judged against itself</source>
        <translation>시스템을 자신과 견줄 수는 없습니다</translation>
    </message>
    <message>
        <source>name two</source>
        <translation>둘을 정하세요</translation>
    </message>
    <message>
        <source>all answers of the two systems are equal</source>
        <translation>두 시스템의 답이 모두 같습니다</translation>
    </message>
    <message>
        <source>this is no rating session: %1</source>
        <extracomment>details 1</extracomment>
        <translation>평정 기록이 아닙니다: %1</translation>
    </message>
    <message>
        <source>make a new one</source>
        <translation>새로 만드세요</translation>
    </message>
    <message>
        <source>items and key of this rating session do not belong together</source>
        <translation>이 평정 기록의 항목과 정답표가 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>there is no item %1</source>
        <translation>%1번 항목이 없습니다</translation>
    </message>
    <message>
        <source>there are %1, from 0</source>
        <translation>0번부터 %1개 있습니다</translation>
    </message>
    <message>
        <source>a system has not answered every row</source>
        <translation>모든 행에 답하지 않은 시스템이 있습니다</translation>
    </message>
    <message>
        <source>what was asked of this evaluation cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>이 평가에서 무엇을 물었는지 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>choose data and models anew</source>
        <translation>데이터와 모델을 다시 고르세요</translation>
    </message>
    <message>
        <source>the vocabulary has no pieces for %1 of the references&apos; tokens; its bits per byte, in which these are cheap, cannot be compared</source>
        <translation>정답 토큰의 %1은(는) 어휘에 조각이 없어 바이트당 비트를 견줄 수 없음(모르는 조각은 값이 쌈)</translation>
    </message>
    <message>
        <source>no label of the data can be written</source>
        <translation>데이터의 레이블을 하나도 적을 수 없습니다</translation>
    </message>
    <message>
        <source>check as_text and the target column</source>
        <translation>as_text와 번역문 열을 확인하세요</translation>
    </message>
    <message>
        <source>check as_text and the target column; the first: %1</source>
        <extracomment>details 1</extracomment>
        <translation>as_text와 번역문 열을 확인하세요. 첫째: %1</translation>
    </message>
    <message>
        <source>the test set could not be answered: %1</source>
        <extracomment>details 1</extracomment>
        <translation>시험 데이터에 답하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>every run of the comparison failed; the first: %1</source>
        <extracomment>details 1</extracomment>
        <translation>비교의 모든 실행이 실패했습니다. 첫째: %1</translation>
    </message>
    <message>
        <source>mend its cause and go on with s2s comparison resume --retry</source>
        <translation>원인을 고치고 s2s comparison resume --retry로 이어 가세요</translation>
    </message>
    <message>
        <source>stopped before the first step</source>
        <translation>첫 스텝 전에 멈췄습니다</translation>
    </message>
    <message>
        <source>enough steps</source>
        <translation>충분한 스텝</translation>
    </message>
    <message>
        <source>the data has no targets to count</source>
        <translation>데이터에 셀 번역문이 없습니다</translation>
    </message>
    <message>
        <source>equalise something else</source>
        <translation>다른 것을 같게 맞추세요</translation>
    </message>
    <message>
        <source>add the tokenizer&apos;s files</source>
        <translation>토크나이저 파일을 추가하세요</translation>
    </message>
    <message>
        <source>the evaluation was stopped</source>
        <translation>평가를 멈췄습니다</translation>
    </message>
    <message>
        <source>go on with it</source>
        <translation>이어서 하세요</translation>
    </message>
    <message>
        <source>the memory is full</source>
        <translation>메모리가 가득 찼습니다</translation>
    </message>
    <message>
        <source>choose a smaller model or --precision int8</source>
        <translation>더 작은 모델이나 정밀도 int8(--precision int8)을 고르세요</translation>
    </message>
    <message>
        <source>something unexpected happened: %1</source>
        <extracomment>details 1</extracomment>
        <translation>예상하지 못한 일이 생겼습니다: %1</translation>
    </message>
    <message>
        <source>copy the details and report them</source>
        <translation>자세한 내용을 복사해 알려 주세요</translation>
    </message>
    <message>
        <source>%1 lines are no text and stay blank; the first is line %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>글이 아닌 %1줄은 비워 둡니다. 첫째는 %2번째 줄</translation>
    </message>
    <message>
        <source>name one</source>
        <translation>하나 정하세요</translation>
    </message>
    <message>
        <source>the output is the input</source>
        <translation>출력 파일이 입력 파일과 같습니다</translation>
    </message>
    <message>
        <source>name another file</source>
        <translation>다른 파일을 정하세요</translation>
    </message>
    <message>
        <source>the output is a folder</source>
        <translation>출력이 폴더입니다</translation>
    </message>
    <message>
        <source>the output exists already</source>
        <translation>출력 파일이 이미 있습니다</translation>
    </message>
    <message>
        <source>name another file, or overwrite it</source>
        <translation>다른 파일을 정하거나 덮어쓰세요</translation>
    </message>
    <message>
        <source>a partial output of another request stands in the way</source>
        <translation>다른 요청의 일부 출력이 있습니다</translation>
    </message>
    <message>
        <source>remove it and %1, or choose another output</source>
        <translation>그것과 %1을(를) 지우거나 다른 출력을 고르세요</translation>
    </message>
    <message>
        <source>a file stands in the way of the partial output</source>
        <translation>일부 출력을 둘 자리에 파일이 있습니다</translation>
    </message>
    <message>
        <source>move it away</source>
        <translation>그것을 옮기세요</translation>
    </message>
    <message>
        <source>another process writes this output now</source>
        <translation>다른 프로세스가 지금 이 출력을 쓰고 있습니다</translation>
    </message>
    <message>
        <source>wait for it, or choose another output</source>
        <translation>끝날 때까지 기다리거나 다른 출력을 고르세요</translation>
    </message>
    <message>
        <source>the partial output has more lines than the input</source>
        <translation>일부 출력의 줄이 입력보다 많습니다</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>지우세요</translation>
    </message>
    <message>
        <source>cannot cut the torn line off: %1</source>
        <extracomment>details 1</extracomment>
        <translation>끊긴 줄을 잘라 낼 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the translation was stopped</source>
        <translation>번역을 멈췄습니다</translation>
    </message>
    <message>
        <source>ask again to go on</source>
        <translation>다시 요청하면 이어서 합니다</translation>
    </message>
    <message>
        <source>cannot rename to the final name: %1</source>
        <extracomment>details 1</extracomment>
        <translation>최종 이름으로 바꿀 수 없습니다: %1</translation>
    </message>
    <message>
        <source>no data at hand, such as %1</source>
        <translation>데이터가 없음(예: %1)</translation>
    </message>
    <message>
        <source>none of the models can write texts</source>
        <translation>글을 쓸 수 있는 모델이 없음</translation>
    </message>
    <message>
        <source>dtype &apos;%1&apos; is not known</source>
        <translation>dtype ‘%1’을(를) 모릅니다</translation>
    </message>
    <message>
        <source>use float32, bfloat16 or float16</source>
        <translation>float32, bfloat16, float16 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>%1 has no weights to export</source>
        <translation>%1에 내보낼 가중치가 없습니다</translation>
    </message>
    <message>
        <source>name a run or a folder with weights</source>
        <translation>실행이나 가중치가 있는 폴더를 정하세요</translation>
    </message>
    <message>
        <source>cannot write the folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>폴더에 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>%1 holds no updates of its own</source>
        <translation>%1에 따로 저장한 갱신값이 없습니다</translation>
    </message>
    <message>
        <source>train it with adaptation.kind lora, or export the whole model</source>
        <translation>adaptation.kind를 lora로 학습하거나 모델 전체를 내보내세요</translation>
    </message>
    <message>
        <source>export the whole model</source>
        <translation>모델 전체를 내보내세요</translation>
    </message>
    <message>
        <source>the run began from the adapter %1, which was merged in memory: its updates have no base that could be named</source>
        <translation>어댑터 %1에서 시작하여 메모리에서 합친 실행이므로, 갱신값에 적을 바탕 모델이 없습니다</translation>
    </message>
    <message>
        <source>a head with label columns is no part of PEFT&apos;s layout</source>
        <translation>PEFT 형식에는 레이블 열이 있는 머리가 들어가지 않습니다</translation>
    </message>
    <message>
        <source>a head of kind %1 is no part of PEFT&apos;s layout</source>
        <translation>PEFT 형식에는 종류가 %1인 머리가 들어가지 않습니다</translation>
    </message>
    <message>
        <source>config.json has another %1 than the base&apos;s (model.overrides), and updates alone do not say so</source>
        <translation>config.json의 %1이(가) 바탕 모델과 다른데(model.overrides), 갱신값만으로는 알 수 없습니다</translation>
    </message>
    <message>
        <source>the base is built for another task, and updates alone do not say so</source>
        <translation>바탕 모델은 다른 과제용인데, 갱신값만으로는 알 수 없습니다</translation>
    </message>
    <message>
        <source>PEFT&apos;s layout does not say whether a head gives labels or numbers</source>
        <translation>PEFT 형식에는 머리가 레이블을 주는지 수를 주는지 적히지 않습니다</translation>
    </message>
    <message>
        <source>label names are no part of PEFT&apos;s layout: opened, the updates have those of the base, or LABEL_0, LABEL_1, …</source>
        <translation>PEFT 형식에는 레이블 이름이 들어가지 않습니다. 갱신값을 열면 바탕 모델의 이름이나 LABEL_0, LABEL_1, …이 쓰입니다</translation>
    </message>
    <message>
        <source>the tokenizer is another than the base&apos;s, and updates alone bring none</source>
        <translation>토크나이저가 바탕 모델과 다른데, 갱신값에는 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>the updates on their base are another model: %1 differs</source>
        <extracomment>details 1</extracomment>
        <translation>갱신값을 바탕 모델에 더하면 다른 모델이 됩니다: %1이(가) 다름</translation>
    </message>
    <message>
        <source>check that %1 is what it was trained from, or export the whole model</source>
        <translation>%1이(가) 학습을 시작한 모델인지 확인하거나 모델 전체를 내보내세요</translation>
    </message>
    <message>
        <source>%1 holds %2, for which %3 has no number</source>
        <translation>%1의 값 %2은(는) %3(으)로 나타낼 수 없습니다</translation>
    </message>
    <message>
        <source>export it in bfloat16 or float32</source>
        <translation>bfloat16이나 float32로 내보내세요</translation>
    </message>
    <message>
        <source>export it in float32</source>
        <translation>float32로 내보내세요</translation>
    </message>
    <message>
        <source>no type of an export holds it: check where the weights come from</source>
        <translation>어떤 형식으로도 내보낼 수 없는 값입니다. 가중치의 출처를 확인하세요</translation>
    </message>
    <message>
        <source>what was written reads back differently: %1</source>
        <extracomment>details 1</extracomment>
        <translation>쓴 것을 다시 읽으니 다릅니다: %1</translation>
    </message>
    <message>
        <source>give token ids instead of text, or add the tokenizer&apos;s files</source>
        <translation>글 대신 토큰 번호를 주거나 토크나이저 파일을 추가하세요</translation>
    </message>
    <message>
        <source>no token ids are given</source>
        <translation>토큰 번호가 없습니다</translation>
    </message>
    <message>
        <source>give at least one</source>
        <translation>하나 이상 주세요</translation>
    </message>
    <message>
        <source>%1 token ids are more than the model&apos;s %2 positions</source>
        <translation>토큰 번호 %1개는 모델의 위치 %2개보다 많습니다</translation>
    </message>
    <message>
        <source>give fewer</source>
        <translation>줄이세요</translation>
    </message>
    <message>
        <source>token id %1 is outside the vocabulary</source>
        <translation>토큰 번호 %1은(는) 어휘 밖입니다</translation>
    </message>
    <message>
        <source>use ids from 0 to %1</source>
        <translation>0부터 %1까지의 번호를 쓰세요</translation>
    </message>
    <message>
        <source>%1 is cut to the model&apos;s %2 positions</source>
        <translation>%1을(를) 모델의 위치 %2개에 맞게 자름</translation>
    </message>
    <message>
        <source>%1 and %2 more are cut to the model&apos;s %3 positions</source>
        <extracomment>number 2 3</extracomment>
        <translation>%1 외 %2개를 모델의 위치 %3개에 맞게 자름</translation>
    </message>
    <message>
        <source>the memory was full: at most %1 texts at once</source>
        <translation>메모리가 가득 차서 한 번에 최대 글 %1개</translation>
    </message>
    <message>
        <source>the memory was full: at most 1 text at once</source>
        <translation>메모리가 가득 차서 한 번에 최대 글 1개</translation>
    </message>
    <message>
        <source>this is a shape without weights</source>
        <translation>가중치가 없는 모양입니다</translation>
    </message>
    <message>
        <source>name a folder with weights or a run</source>
        <translation>가중치가 있는 폴더나 실행을 정하세요</translation>
    </message>
    <message>
        <source>filling was stopped</source>
        <translation>채우기를 멈췄습니다</translation>
    </message>
    <message>
        <source>%1 has no tokenizer</source>
        <translation>%1에 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>copy its tokenizer files beside config.json</source>
        <translation>토크나이저 파일을 config.json 옆에 복사하세요</translation>
    </message>
    <message>
        <source>a run trains already</source>
        <translation>이미 학습 중인 실행이 있습니다</translation>
    </message>
    <message>
        <source>pause or stop it first</source>
        <translation>먼저 일시정지하거나 멈추세요</translation>
    </message>
    <message>
        <source>the model compares two texts and got one</source>
        <translation>글 둘을 견주는 모델인데 하나만 받았습니다</translation>
    </message>
    <message>
        <source>give the second one as &quot;pair&quot;</source>
        <translation>둘째 글을 &quot;pair&quot;로 주세요</translation>
    </message>
    <message>
        <source>classifying was stopped</source>
        <translation>분류를 멈췄습니다</translation>
    </message>
    <message>
        <source>the memory is full with a single text at once</source>
        <translation>한 번에 글 하나로도 메모리가 가득 찹니다</translation>
    </message>
    <message>
        <source>free memory, or use --precision int8 or bfloat16</source>
        <translation>메모리를 비우거나 정밀도 int8 또는 bfloat16을 쓰세요</translation>
    </message>
    <message>
        <source>the model has %1 rows where its vocabulary map has %2</source>
        <translation>어휘 대응표는 %2행인데 모델은 %1행입니다</translation>
    </message>
    <message>
        <source>restore a model that kept the size of its trimmed vocabulary</source>
        <translation>줄인 어휘의 크기를 그대로 지닌 모델을 되돌리세요</translation>
    </message>
    <message>
        <source>name the model that was trimmed</source>
        <translation>어휘를 줄인 원래 모델을 정하세요</translation>
    </message>
    <message>
        <source>the original has no %1 of the same width</source>
        <translation>원래 모델에 너비가 같은 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the device&apos;s memory is full</source>
        <translation>장치의 메모리가 가득 찼습니다</translation>
    </message>
    <message>
        <source>close other models or choose a smaller one</source>
        <translation>다른 모델을 닫거나 더 작은 모델을 고르세요</translation>
    </message>
    <message>
        <source>Torch refused: %1</source>
        <extracomment>details 1</extracomment>
        <translation>Torch가 거부했습니다: %1</translation>
    </message>
    <message>
        <source>this run does not train now</source>
        <translation>이 실행은 지금 학습 중이 아닙니다</translation>
    </message>
    <message>
        <source>ask its best or last checkpoint instead</source>
        <translation>가장 좋은 체크포인트나 마지막 체크포인트에 물어보세요</translation>
    </message>
    <message>
        <source>%1 is a shape without weights</source>
        <translation>%1은(는) 가중치가 없는 모양입니다</translation>
    </message>
    <message>
        <source>train it first, or name a folder with weights</source>
        <translation>먼저 학습하거나 가중치가 있는 폴더를 정하세요</translation>
    </message>
    <message>
        <source>there is no data set %1</source>
        <translation>%1번 데이터 세트가 없습니다</translation>
    </message>
    <message>
        <source>the sets are: %1</source>
        <translation>있는 데이터 세트: %1</translation>
    </message>
    <message>
        <source>no usable row is in line %1</source>
        <translation>%1번째 줄에 쓸 수 있는 행이 없습니다</translation>
    </message>
    <message>
        <source>take a row of another part; the test rows are written to RUN/test when a run begins</source>
        <translation>다른 쪽의 행을 고르세요. 시험 행은 실행을 시작할 때 RUN/test에 적힙니다</translation>
    </message>
    <message>
        <source>line %1 of %2 is kept for the test, which no run is fed</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 %1번째 줄은 시험용으로 남겨 두어 어떤 실행에도 들어가지 않습니다</translation>
    </message>
    <message>
        <source>there is no row %1</source>
        <translation>%1번째 행이 없습니다</translation>
    </message>
    <message>
        <source>rows are counted from 1, without those that filters and unreadable cells left out; there are %1</source>
        <translation>행은 1부터 세고, 필터로 빠진 행과 읽을 수 없는 행은 뺍니다. 모두 %1행입니다</translation>
    </message>
    <message>
        <source>line %1 of %2 is left out: it does not fit the limits</source>
        <translation>%2의 %1번째 줄은 길이 제한에 맞지 않아 빠집니다</translation>
    </message>
    <message>
        <source>raise data.max_source_tokens and max_target_tokens, or set data.overlong to truncate</source>
        <translation>data.max_source_tokens와 max_target_tokens를 올리거나 data.overlong을 truncate로 하세요</translation>
    </message>
    <message>
        <source>line %1 of %2 is left out: limit_tokens takes rows before it only</source>
        <translation>%2의 %1번째 줄은 빠집니다. limit_tokens 때문에 그 앞의 행만 쓰입니다</translation>
    </message>
    <message>
        <source>raise limit_tokens of the data set, or take an earlier row</source>
        <translation>데이터 세트의 limit_tokens를 올리거나 앞쪽 행을 고르세요</translation>
    </message>
    <message>
        <source>epoch %1 leaves this row out</source>
        <translation>%1번째 에포크에는 이 행이 빠집니다</translation>
    </message>
    <message>
        <source>it comes in epoch %1</source>
        <translation>%1번째 에포크에 나옵니다</translation>
    </message>
    <message>
        <source>take another row</source>
        <translation>다른 행을 고르세요</translation>
    </message>
    <message>
        <source>use 1 or more</source>
        <translation>1 이상을 쓰세요</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>0보다 커야 함</translation>
    </message>
    <message>
        <source>1 turns it off</source>
        <translation>1이면 꺼집니다</translation>
    </message>
    <message>
        <source>leave sampling off for the likeliest answer</source>
        <translation>가장 그럴듯한 답을 원하면 표본 추출을 끄세요</translation>
    </message>
    <message>
        <source>must be finite</source>
        <translation>유한한 수여야 함</translation>
    </message>
    <message>
        <source>use a number near 1</source>
        <translation>1에 가까운 수를 쓰세요</translation>
    </message>
    <message>
        <source>%1 answers from %2 beams</source>
        <translation>빔 %2개에서 답 %1개를 낼 수 없음</translation>
    </message>
    <message>
        <source>use at least as many beams, or sampling with one beam</source>
        <translation>빔을 그만큼 쓰거나 빔 하나로 표본을 추출하세요</translation>
    </message>
    <message>
        <source>%1 %2 is outside the vocabulary of %3</source>
        <extracomment>sentence 1; number 2 3</extracomment>
        <translation>%1 %2은(는) 토큰 %3개인 어휘 밖입니다</translation>
    </message>
    <message>
        <source>use the tokenizer and the generation_config.json that belong to the model</source>
        <translation>모델에 딸린 토크나이저와 generation_config.json을 쓰세요</translation>
    </message>
    <message>
        <source>%1 holds no token</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 토큰이 없습니다</translation>
    </message>
    <message>
        <source>give at least the end token</source>
        <translation>적어도 끝 토큰은 주세요</translation>
    </message>
    <message>
        <source>%1: token id</source>
        <extracomment>sentence 1</extracomment>
        <translation>%1: 토큰 번호</translation>
    </message>
    <message>
        <source>text %1</source>
        <extracomment>number 1</extracomment>
        <translation>글 %1</translation>
    </message>
    <message>
        <source>the decoder start token</source>
        <translation>디코더 시작 토큰</translation>
    </message>
    <message>
        <source>the padding token</source>
        <translation>패딩 토큰</translation>
    </message>
    <message>
        <source>the forced token</source>
        <translation>강제 토큰</translation>
    </message>
    <message>
        <source>generation was stopped</source>
        <translation>생성을 멈췄습니다</translation>
    </message>
    <message>
        <source>use fewer beams or a shorter --max-new-tokens, or --precision int8</source>
        <translation>빔이나 새 토큰 수(--max-new-tokens)를 줄이거나 정밀도 int8을 쓰세요</translation>
    </message>
    <message>
        <source>the tokenizer has no mask token</source>
        <translation>토크나이저에 마스크 토큰이 없습니다</translation>
    </message>
    <message>
        <source>use a model of BERT or RoBERTa with its tokenizer</source>
        <translation>BERT나 RoBERTa 모델을 그 토크나이저와 함께 쓰세요</translation>
    </message>
    <message>
        <source>the %1 holds no token</source>
        <extracomment>details 1</extracomment>
        <translation>%1에 토큰이 없습니다</translation>
    </message>
    <message>
        <source>token id %1 of the %2 is outside the vocabulary of %3</source>
        <extracomment>number 1 3; details 2</extracomment>
        <translation>%2의 토큰 번호 %1은(는) 토큰 %3개인 어휘 밖입니다</translation>
    </message>
    <message>
        <source>use the model&apos;s own tokenizer</source>
        <translation>모델 자신의 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>scoring was stopped</source>
        <translation>점수 매기기를 멈췄습니다</translation>
    </message>
    <message>
        <source>the memory is full with a single pair at once</source>
        <translation>한 번에 한 쌍으로도 메모리가 가득 찹니다</translation>
    </message>
    <message>
        <source>the model does not know the language &apos;%1&apos;</source>
        <translation>모델이 모르는 언어입니다: ‘%1’</translation>
    </message>
    <message>
        <source>it knows %1</source>
        <extracomment>list 1</extracomment>
        <translation>아는 언어: %1</translation>
    </message>
    <message>
        <source>device &apos;%1&apos; %2</source>
        <extracomment>sentence 2</extracomment>
        <translation>장치 ‘%1’: %2</translation>
    </message>
    <message>
        <source>precision &apos;%1&apos; %2</source>
        <extracomment>sentence 2</extracomment>
        <translation>정밀도 ‘%1’: %2</translation>
    </message>
    <message>
        <source>use cpu, auto, cuda or cuda:N</source>
        <translation>cpu, auto, cuda, cuda:N 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>모르는 값입니다</translation>
    </message>
    <message>
        <source>is not in this machine (%1 cards found)</source>
        <translation>이 컴퓨터에 없습니다(카드 %1개)</translation>
    </message>
    <message>
        <source>is for asking a model, not for training it</source>
        <translation>모델에 물을 때만 쓰고 학습에는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>use float32 or bfloat16</source>
        <translation>float32나 bfloat16을 쓰세요</translation>
    </message>
    <message>
        <source>is not for processors</source>
        <translation>CPU에서는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>use bfloat16 or float32</source>
        <translation>bfloat16이나 float32를 쓰세요</translation>
    </message>
    <message>
        <source>the memory budget of %1 GiB is used up</source>
        <translation>메모리 한도 %1 GiB를 다 썼습니다</translation>
    </message>
    <message>
        <source>raise training.memory_budget_gib, or see s2s plan for what saves memory</source>
        <translation>training.memory_budget_gib을 올리거나 메모리를 아끼는 방법을 s2s plan에서 보세요</translation>
    </message>
    <message>
        <source>the machine has no %1 bytes left</source>
        <translation>컴퓨터에 %1바이트가 남아 있지 않습니다</translation>
    </message>
    <message>
        <source>the output of %1</source>
        <translation>%1의 출력</translation>
    </message>
    <message>
        <source>the gradient of the output of %1</source>
        <translation>%1 출력의 기울기</translation>
    </message>
    <message>
        <source>%1 compares with one reference</source>
        <translation>%1은(는) 정답 하나와 견줍니다</translation>
    </message>
    <message>
        <source>%1 are given</source>
        <translation>%1개가 있습니다</translation>
    </message>
    <message>
        <source>give one file of references</source>
        <translation>정답 파일을 하나 주세요</translation>
    </message>
    <message>
        <source>there is nothing to score</source>
        <translation>점수를 매길 것이 없습니다</translation>
    </message>
    <message>
        <source>give at least one line</source>
        <translation>한 줄 이상 주세요</translation>
    </message>
    <message>
        <source>%1 answers and %2 references</source>
        <extracomment>number 1 2</extracomment>
        <translation>답 %1개와 정답 %2개</translation>
    </message>
    <message>
        <source>give one reference for every answer</source>
        <translation>답마다 정답을 하나씩 주세요</translation>
    </message>
    <message>
        <source>%1 is of one label against the rest, and there are %2</source>
        <translation>%1은(는) 한 레이블과 나머지를 가르는데 레이블이 %2개입니다</translation>
    </message>
    <message>
        <source>name it with --positive, or take macro_%1</source>
        <translation>그 레이블을 정하거나(--positive) macro_%1을(를) 쓰세요</translation>
    </message>
    <message>
        <source>the label &apos;%1&apos; does not occur</source>
        <translation>레이블 ‘%1’이(가) 나오지 않습니다</translation>
    </message>
    <message>
        <source>name one with --positive: %1</source>
        <translation>하나를 정하세요(--positive): %1</translation>
    </message>
    <message>
        <source>unknown metric &apos;%1&apos;</source>
        <translation>모르는 지표: ‘%1’</translation>
    </message>
    <message>
        <source>give one number a line</source>
        <translation>한 줄에 수를 하나씩 주세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no finite number</source>
        <translation>‘%1’은(는) 유한한 수가 아닙니다</translation>
    </message>
    <message>
        <source>leave such lines out on both sides</source>
        <translation>그런 줄을 양쪽에서 빼세요</translation>
    </message>
    <message>
        <source>unknown smoothing &apos;%1&apos;</source>
        <translation>모르는 평활 방법: ‘%1’</translation>
    </message>
    <message>
        <source>use one of: exp, floor, add-k, none</source>
        <translation>다음 가운데 하나를 쓰세요: exp, floor, add-k, none</translation>
    </message>
    <message>
        <source>a smoothing value below 0</source>
        <translation>평활 값이 0보다 작습니다</translation>
    </message>
    <message>
        <source>give 0 or more</source>
        <translation>0 이상을 주세요</translation>
    </message>
    <message>
        <source>unknown tokenization &apos;%1&apos;</source>
        <translation>모르는 토큰화 방법: ‘%1’</translation>
    </message>
    <message>
        <source>use one of: 13a, intl, char, zh, none</source>
        <translation>다음 가운데 하나를 쓰세요: 13a, intl, char, zh, none</translation>
    </message>
    <message>
        <source>less than one sample</source>
        <translation>표본이 하나보다 적습니다</translation>
    </message>
    <message>
        <source>ask for more</source>
        <translation>더 많이 요청하세요</translation>
    </message>
    <message>
        <source>give at least one row</source>
        <translation>한 행 이상 주세요</translation>
    </message>
    <message>
        <source>systems with different numbers of rows</source>
        <translation>시스템마다 행 수가 다릅니다</translation>
    </message>
    <message>
        <source>compare answers to the same test set</source>
        <translation>같은 시험 데이터의 답을 견주세요</translation>
    </message>
    <message>
        <source>more rows than can be resampled</source>
        <translation>다시 뽑기에는 행이 너무 많습니다</translation>
    </message>
    <message>
        <source>take a part of the test set</source>
        <translation>시험 데이터의 일부를 쓰세요</translation>
    </message>
    <message>
        <source>Porter&apos;s stemmer is for English</source>
        <translation>포터 어간 추출은 영어에만 씁니다</translation>
    </message>
    <message>
        <source>use it with the ascii tokenization of ROUGE</source>
        <translation>ROUGE의 ascii 토큰화와 함께 쓰세요</translation>
    </message>
    <message>
        <source>unknown tokenization of ROUGE &apos;%1&apos;</source>
        <translation>모르는 ROUGE 토큰화 방법: ‘%1’</translation>
    </message>
    <message>
        <source>use one of: ascii, unicode</source>
        <translation>다음 가운데 하나를 쓰세요: ascii, unicode</translation>
    </message>
    <message>
        <source>give at least one segment and its reference</source>
        <translation>문장과 정답을 하나 이상 주세요</translation>
    </message>
    <message>
        <source>%1 hypotheses and %2 references</source>
        <extracomment>number 1 2</extracomment>
        <translation>번역문 %1개와 정답 %2개</translation>
    </message>
    <message>
        <source>give one reference for every hypothesis</source>
        <translation>번역문마다 정답을 하나씩 주세요</translation>
    </message>
    <message>
        <source>their padding tokens are %1 and %2</source>
        <translation>패딩 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their decoders start with %1 and %2</source>
        <translation>디코더 시작 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their end tokens are %1 and %2</source>
        <translation>끝 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their forced first tokens are %1 and %2</source>
        <translation>강제 첫 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their forced last tokens are %1 and %2</source>
        <translation>강제 끝 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their suppressed tokens are %1 and %2</source>
        <translation>막는 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their tokens suppressed at first are %1 and %2</source>
        <translation>처음에 막는 토큰이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>their vocabularies have %1 and %2 entries</source>
        <translation>어휘가 %1개와 %2개임</translation>
    </message>
    <message>
        <source>one has a tokenizer and the other has none</source>
        <translation>한쪽에만 토크나이저가 있음</translation>
    </message>
    <message>
        <source>their tokenizers have %1 and %2 pieces</source>
        <translation>토크나이저의 조각이 %1개와 %2개임</translation>
    </message>
    <message>
        <source>token %1 is &apos;%2&apos; and &apos;%3&apos;</source>
        <translation>토큰 %1이(가) ‘%2’와(과) ‘%3’(으)로 다름</translation>
    </message>
    <message>
        <source>their families are %1 and %2</source>
        <translation>모델 계열이 %1, %2(으)로 다름</translation>
    </message>
    <message>
        <source>an ensemble needs a model</source>
        <translation>앙상블에 모델이 없습니다</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be one ensemble: %3</source>
        <extracomment>details 3</extracomment>
        <translation>%1와(과) %2은(는) 앙상블로 묶을 수 없습니다: %3</translation>
    </message>
    <message>
        <source>take checkpoints of one vocabulary</source>
        <translation>어휘가 같은 체크포인트를 쓰세요</translation>
    </message>
    <message>
        <source>get the file again</source>
        <translation>파일을 다시 받으세요</translation>
    </message>
    <message>
        <source>not a token id</source>
        <translation>토큰 번호가 아닙니다</translation>
    </message>
    <message>
        <source>write a whole number of at least 0, or a list of them</source>
        <translation>0 이상의 정수나 그 목록을 쓰세요</translation>
    </message>
    <message>
        <source>the weights need %1 and this machine has %2</source>
        <translation>가중치에 %1이(가) 필요한데 이 컴퓨터에는 %2이(가) 있습니다</translation>
    </message>
    <message>
        <source>choose a smaller model or a shorter precision</source>
        <translation>더 작은 모델이나 더 짧은 정밀도를 고르세요</translation>
    </message>
    <message>
        <source>the weights do not fit the memory of %1</source>
        <translation>가중치가 %1의 메모리에 들어가지 않습니다</translation>
    </message>
    <message>
        <source>cannot copy the file: %1</source>
        <extracomment>details 1</extracomment>
        <translation>파일을 복사할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>translate, generate or fill with it</source>
        <translation>번역, 생성, 채우기에 쓰세요</translation>
    </message>
    <message>
        <source>fill masks with it, or fine-tune it to classify</source>
        <translation>마스크 채우기에 쓰거나 분류하도록 미세조정하세요</translation>
    </message>
    <message>
        <source>classify with it</source>
        <translation>분류에 쓰세요</translation>
    </message>
    <message>
        <source>%1 is a model for %2 and %3</source>
        <extracomment>details 2; sentence 3</extracomment>
        <translation>%1은(는) %2 모델이어서 %3</translation>
    </message>
    <message>
        <source>sequence-to-sequence</source>
        <translation>시퀀스-투-시퀀스</translation>
    </message>
    <message>
        <source>masked-language-model</source>
        <translation>마스크 언어 모델</translation>
    </message>
    <message>
        <source>sequence-classification</source>
        <translation>글 분류</translation>
    </message>
    <message>
        <source>writes no text</source>
        <translation>글을 쓰지 않습니다</translation>
    </message>
    <message>
        <source>fills no masks</source>
        <translation>마스크를 채우지 않습니다</translation>
    </message>
    <message>
        <source>gives no labels</source>
        <translation>레이블을 내지 않습니다</translation>
    </message>
    <message>
        <source>the tokenizer cannot be used: %1</source>
        <extracomment>details 1</extracomment>
        <translation>토크나이저를 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the model has no label &apos;%1&apos;</source>
        <translation>모델에 레이블 ‘%1’이(가) 없음</translation>
    </message>
    <message>
        <source>name the column of its labels, several in the model&apos;s order; it knows: %1</source>
        <translation>레이블이 든 열을 고르고, 여러 열이면 모델의 순서대로 적으세요. 모델이 아는 레이블: %1</translation>
    </message>
    <message>
        <source>the model knows none of the labels for %1; the first is &apos;%2&apos;</source>
        <translation>%1에 모델이 아는 레이블이 하나도 없습니다. 첫 번째는 &apos;%2&apos;</translation>
    </message>
    <message>
        <source>the model knows none of the labels; the first is &apos;%1&apos;</source>
        <translation>모델이 아는 레이블이 하나도 없습니다. 첫 번째는 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the model&apos;s head gives numbers, and as_text writes labels</source>
        <translation>모델의 헤드는 수를 내놓는데 as_text는 레이블을 씁니다</translation>
    </message>
    <message>
        <source>set the kind of as_text to numbers where the labels are such, or leave this model out</source>
        <translation>레이블이 수라면 as_text의 kind를 numbers로 하거나 이 모델을 빼세요</translation>
    </message>
    <message>
        <source>the model has no label &apos;%1&apos; in %2</source>
        <translation>모델의 %2에 레이블 ‘%1’이(가) 없음</translation>
    </message>
    <message>
        <source>leave such rows out, or train a new head</source>
        <translation>그런 행을 빼거나 새 헤드를 학습하세요</translation>
    </message>
    <message>
        <source>use the objective sequence-classification for labels</source>
        <translation>레이블에는 학습 목적 sequence-classification을 쓰세요</translation>
    </message>
    <message>
        <source>a bi-encoder needs two texts</source>
        <translation>바이 인코더에는 글이 둘 필요함</translation>
    </message>
    <message>
        <source>name the column of the second in pair</source>
        <translation>둘째 글의 열을 pair에 적으세요</translation>
    </message>
    <message>
        <source>the rows have %1 label columns and the model has %2</source>
        <translation>행에는 레이블 열이 %1개인데 모델에는 %2개임</translation>
    </message>
    <message>
        <source>name as many columns in labels</source>
        <translation>labels에 열을 같은 수로 적으세요</translation>
    </message>
    <message>
        <source>all are longer than data.max_source_tokens: raise it or set data.overlong to truncate</source>
        <translation>모두 data.max_source_tokens보다 깁니다. 이 값을 올리거나 data.overlong을 truncate로 하세요</translation>
    </message>
    <message>
        <source>masked-language-model needs a tokenizer with a mask token</source>
        <translation>masked-language-model에는 마스크 토큰이 있는 토크나이저가 필요함</translation>
    </message>
    <message>
        <source>take one of BERT or RoBERTa</source>
        <translation>BERT나 RoBERTa의 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>objective.mask_share and objective.random_share: are above 1 together</source>
        <translation>objective.mask_share와 objective.random_share의 합이 1보다 큼</translation>
    </message>
    <message>
        <source>lower one of them</source>
        <translation>하나를 줄이세요</translation>
    </message>
    <message>
        <source>no row has a token that can be hidden within the limits</source>
        <translation>길이 제한 안에서 가릴 수 있는 토큰이 있는 행이 없습니다</translation>
    </message>
    <message>
        <source>span-corruption needs a tokenizer with an end token and sentinels (&lt;extra_id_0&gt; …)</source>
        <translation>span-corruption에는 끝 토큰과 빈칸 토큰(&lt;extra_id_0&gt; …)이 있는 토크나이저가 필요함</translation>
    </message>
    <message>
        <source>take a T5 tokenizer, or train one with tokenizer.train</source>
        <translation>T5 토크나이저를 쓰거나 tokenizer.train으로 학습하세요</translation>
    </message>
    <message>
        <source>data.max_source_tokens and data.max_target_tokens: leave no room for hidden spans</source>
        <translation>data.max_source_tokens와 data.max_target_tokens에 가린 구간이 들어갈 자리가 없음</translation>
    </message>
    <message>
        <source>raise them</source>
        <translation>값을 올리세요</translation>
    </message>
    <message>
        <source>no row has at least two tokens within the limits</source>
        <translation>길이 제한 안에서 토큰이 둘 이상인 행이 없습니다</translation>
    </message>
    <message>
        <source>raise data.max_source_tokens, or use other texts</source>
        <translation>data.max_source_tokens를 올리거나 다른 글을 쓰세요</translation>
    </message>
    <message>
        <source>no trained tensor that an earlier group has not taken fits &apos;%1&apos;</source>
        <translation>‘%1’에 맞는, 앞의 그룹에 들지 않은 학습 텐서가 없음</translation>
    </message>
    <message>
        <source>see the names with s2s params --depth 9, or leave the group out</source>
        <translation>s2s params --depth 9로 이름을 보거나 그룹을 빼세요</translation>
    </message>
    <message>
        <source>set optimizer.relative_step to true</source>
        <translation>optimizer.relative_step을 true로 하세요</translation>
    </message>
    <message>
        <source>give one, or use adafactor with optimizer.relative_step true</source>
        <translation>값을 주거나, adafactor에 optimizer.relative_step을 true로 쓰세요</translation>
    </message>
    <message>
        <source>Adafactor keeps no averages that int8 would shrink</source>
        <translation>Adafactor에는 int8로 줄일 평균이 없음</translation>
    </message>
    <message>
        <source>set it to float32</source>
        <translation>float32로 하세요</translation>
    </message>
    <message>
        <source>int8 is for the CPU</source>
        <translation>int8은 CPU에서만 씀</translation>
    </message>
    <message>
        <source>%1 are free</source>
        <translation>남은 공간 %1</translation>
    </message>
    <message>
        <source>a checkpoint takes %1 and only %2 are free</source>
        <translation>체크포인트에 %1이(가) 필요한데 남은 공간은 %2뿐입니다</translation>
    </message>
    <message>
        <source>free some space, choose another folder, or use adafactor, which keeps less state</source>
        <translation>공간을 비우거나, 다른 폴더를 고르거나, 상태를 적게 쓰는 adafactor를 쓰세요</translation>
    </message>
    <message>
        <source>%1 checkpoints of %2 may lie in %3 at once, %4 together, and only %5 are free: lower checkpoints.keep_last or free some space</source>
        <translation>%2짜리 체크포인트 %1개가 %3에 함께 놓이면 %4인데 남은 공간은 %5뿐임: checkpoints.keep_last를 줄이거나 공간을 비우세요</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>loss of the output head</source>
        <translation>출력 헤드의 손실</translation>
    </message>
    <message>
        <source>backward pass</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>optimizer step</source>
        <translation>옵티마이저 스텝</translation>
    </message>
    <message>
        <source>sample texts</source>
        <translation>예시 글</translation>
    </message>
    <message>
        <source>writing a checkpoint</source>
        <translation>체크포인트 쓰기</translation>
    </message>
    <message>
        <source>the model has adapters of width %1 already</source>
        <translation>모델에 너비 %1인 어댑터가 이미 있음</translation>
    </message>
    <message>
        <source>set it to %1 to train those</source>
        <translation>그것을 학습하려면 %1(으)로 하세요</translation>
    </message>
    <message>
        <source>models of the family %1 have no bias terms</source>
        <translation>%1 계열 모델에는 편향이 없음</translation>
    </message>
    <message>
        <source>use lora or adapters, or train the layer norms alone with patterns in adaptation.freeze</source>
        <translation>lora나 adapters를 쓰거나, adaptation.freeze의 패턴으로 층 정규화만 학습하세요</translation>
    </message>
    <message>
        <source>only classifiers can be trained on a frozen encoder</source>
        <translation>고정한 인코더 위에는 분류기만 학습할 수 있음</translation>
    </message>
    <message>
        <source>set it to trained</source>
        <translation>trained로 하세요</translation>
    </message>
    <message>
        <source>%1 is another name of %2</source>
        <translation>%1은(는) %2의 다른 이름임</translation>
    </message>
    <message>
        <source>write that name</source>
        <translation>그 이름을 쓰세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fits no tensor</source>
        <translation>&quot;%1&quot;에 맞는 텐서가 없음</translation>
    </message>
    <message>
        <source>names are such as %1; * stands for any characters</source>
        <extracomment>list 1</extracomment>
        <translation>이름의 예: %1. *는 아무 글자나 뜻합니다</translation>
    </message>
    <message>
        <source>names are such as %1?</source>
        <extracomment>list 1</extracomment>
        <translation>이름의 예: %1</translation>
    </message>
    <message>
        <source>did you mean %1; * stands for any characters</source>
        <translation>%1을(를) 뜻했나요? *는 아무 글자나 뜻합니다</translation>
    </message>
    <message>
        <source>did you mean %1?; * stands for any characters</source>
        <translation>%1을(를) 뜻했나요? *는 아무 글자나 뜻합니다</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>%1을(를) 뜻했나요?</translation>
    </message>
    <message>
        <source>with adaptation.unfreeze_every %1 the run ends at step %2 before %3 of %4 blocks are trained, the lowest of which join after step %5</source>
        <extracomment>number 1 2 3 4 5</extracomment>
        <translation>adaptation.unfreeze_every가 %1이면 실행이 %2스텝에서 끝나 블록 %4개 중 %3개는 학습되지 않습니다(맨 아래 블록은 %5스텝이 지나야 학습을 시작함)</translation>
    </message>
    <message>
        <source>tokenizer.train.vocabulary_size is %1, but the characters of the texts take about %2 pieces, and training would refuse it: raise it, or lower tokenizer.train.character_coverage</source>
        <extracomment>number 1 2</extracomment>
        <translation>tokenizer.train.vocabulary_size가 %1인데 글의 문자만으로도 조각이 %2개쯤 필요해 학습이 거부됩니다. 값을 올리거나 tokenizer.train.character_coverage를 낮추세요</translation>
    </message>
    <message>
        <source>checkpoints.average_last is %1, but the number of checkpoints that the run writes is %2 at most</source>
        <extracomment>number 1 2</extracomment>
        <translation>checkpoints.average_last가 %1인데 실행이 쓰는 체크포인트는 많아야 %2개입니다</translation>
    </message>
    <message>
        <source>nothing is left to train</source>
        <translation>학습할 것이 남지 않음</translation>
    </message>
    <message>
        <source>freeze less</source>
        <translation>덜 고정하세요</translation>
    </message>
    <message>
        <source>set it to trained or last-layers</source>
        <translation>trained나 last-layers로 하세요</translation>
    </message>
    <message>
        <source>is not below maximum</source>
        <translation>최댓값보다 작지 않음</translation>
    </message>
    <message>
        <source>give the range of the numbers</source>
        <translation>수의 범위를 주세요</translation>
    </message>
    <message>
        <source>does not fit the range from minimum to maximum</source>
        <translation>최솟값에서 최댓값까지의 범위와 맞지 않음</translation>
    </message>
    <message>
        <source>0.2 gives 1 to 5 its 21 classes</source>
        <translation>0.2면 1에서 5까지가 21개 급으로 나뉩니다</translation>
    </message>
    <message>
        <source>is no multiple of step</source>
        <translation>step의 배수가 아님</translation>
    </message>
    <message>
        <source>numbers are rounded to multiples of step; choose the limits among them</source>
        <translation>수는 step의 배수로 반올림됩니다. 최솟값과 최댓값도 그 배수로 고르세요</translation>
    </message>
    <message>
        <source>words are written with the objective sequence-to-sequence, and this is %1</source>
        <translation>단어는 학습 목적 sequence-to-sequence에서만 적는데 이것은 %1임</translation>
    </message>
    <message>
        <source>set the objective, or leave as_text out</source>
        <translation>학습 목적을 바꾸거나 as_text를 빼세요</translation>
    </message>
    <message>
        <source>set the objective to one with labels, add as_text, or leave it out</source>
        <translation>레이블이 있는 학습 목적으로 바꾸거나 as_text를 넣거나 빼세요</translation>
    </message>
    <message>
        <source>%1 reads no labels</source>
        <translation>%1은(는) 레이블을 읽지 않음</translation>
    </message>
    <message>
        <source>%1 reads no second text</source>
        <translation>%1은(는) 둘째 글을 읽지 않음</translation>
    </message>
    <message>
        <source>as_text.template has no {pair}</source>
        <translation>as_text.template에 {pair}가 없음</translation>
    </message>
    <message>
        <source>put {pair} into the template, or leave it out</source>
        <translation>템플릿에 {pair}를 넣거나 빼세요</translation>
    </message>
    <message>
        <source>belongs to the kind numbers</source>
        <translation>numbers에만 씀</translation>
    </message>
    <message>
        <source>leave it out, or set kind to numbers</source>
        <translation>빼거나 kind를 numbers로 하세요</translation>
    </message>
    <message>
        <source>back-translation writes whole sources</source>
        <translation>역번역은 원문 전체를 새로 씀</translation>
    </message>
    <message>
        <source>no rows are held out</source>
        <translation>떼어 두는 행이 없음</translation>
    </message>
    <message>
        <source>leave it out, or give data.validation.split or data.test.split</source>
        <translation>빼거나 data.validation.split 또는 data.test.split을 주세요</translation>
    </message>
    <message>
        <source>leave it out, or give data.validation and evaluation.every_steps</source>
        <translation>빼거나 data.validation과 evaluation.every_steps를 주세요</translation>
    </message>
    <message>
        <source>no texts are written while it trains</source>
        <translation>학습하는 동안 쓰는 글이 없음</translation>
    </message>
    <message>
        <source>leave it out, or validate with evaluation.samples or generated_rows</source>
        <translation>빼거나 evaluation.samples 또는 generated_rows를 두고 검증하세요</translation>
    </message>
    <message>
        <source>no validation of this recipe tells it</source>
        <translation>이 레시피의 검증에서 나오지 않는 값임</translation>
    </message>
    <message>
        <source>name one of: %1</source>
        <translation>다음 가운데 하나를 적으세요: %1</translation>
    </message>
    <message>
        <source>the run never ends early</source>
        <translation>실행을 일찍 끝내지 않음</translation>
    </message>
    <message>
        <source>leave it out, or set early_stopping.patience</source>
        <translation>빼거나 early_stopping.patience를 정하세요</translation>
    </message>
    <message>
        <source>it is that of early_stopping.metric, which is empty</source>
        <translation>비어 있는 early_stopping.metric에 딸린 값임</translation>
    </message>
    <message>
        <source>leave it out, or set early_stopping.metric</source>
        <translation>빼거나 early_stopping.metric을 정하세요</translation>
    </message>
    <message>
        <source>an adaptation of kind %1 does not read it</source>
        <translation>%1 종류의 조정은 이 값을 읽지 않음</translation>
    </message>
    <message>
        <source>it is how many of the last layers learn</source>
        <translation>마지막 층 가운데 학습할 층의 수임</translation>
    </message>
    <message>
        <source>leave it out, or set adaptation.encoder to last-layers</source>
        <translation>빼거나 adaptation.encoder를 last-layers로 하세요</translation>
    </message>
    <message>
        <source>no data set has an objective that reads it</source>
        <translation>이 값을 읽는 목표로 학습하는 데이터 세트가 없음</translation>
    </message>
    <message>
        <source>name one in target, and the file once more for each other column</source>
        <translation>하나를 target에 적고, 다른 열마다 파일을 한 번씩 더 넣으세요</translation>
    </message>
    <message>
        <source>writes one label, and labels names %1 columns</source>
        <extracomment>number 1</extracomment>
        <translation>레이블 하나만 적는데 labels가 열 %1개를 가리킴</translation>
    </message>
    <message>
        <source>has no {source}</source>
        <translation>{source}가 없음</translation>
    </message>
    <message>
        <source>nothing is written for {%1}</source>
        <translation>{%1} 자리에 쓸 것이 없음</translation>
    </message>
    <message>
        <source>write {source} for the text and {pair} for the second one</source>
        <translation>글은 {source}로, 둘째 글은 {pair}로 적으세요</translation>
    </message>
    <message>
        <source>has {pair}, and no column of a second text is named</source>
        <translation>{pair}가 있는데 둘째 글의 열이 없음</translation>
    </message>
    <message>
        <source>name it in pair, or leave {pair} out</source>
        <translation>pair에 그 열을 적거나 {pair}를 빼세요</translation>
    </message>
    <message>
        <source>say where the text goes</source>
        <translation>글이 들어갈 자리를 적으세요</translation>
    </message>
    <message>
        <source>numbers are written as they are</source>
        <translation>수는 그대로 적음</translation>
    </message>
    <message>
        <source>leave it out, or set kind to labels</source>
        <translation>빼거나 kind를 labels로 하세요</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>글이어야 함</translation>
    </message>
    <message>
        <source>give the word that is written for it</source>
        <translation>대신 적을 단어를 주세요</translation>
    </message>
    <message>
        <source>belongs to back-translation</source>
        <translation>역번역에만 씀</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>빼세요</translation>
    </message>
    <message>
        <source>name the model that writes sources</source>
        <translation>원문을 쓸 모델을 정하세요</translation>
    </message>
    <message>
        <source>back-translation needs targets that are texts</source>
        <translation>역번역에는 글로 된 번역문이 필요함</translation>
    </message>
    <message>
        <source>take another kind</source>
        <translation>다른 종류를 쓰세요</translation>
    </message>
    <message>
        <source>back-translation replaces what the steps before it changed</source>
        <translation>역번역이 앞 단계에서 바꾼 것을 덮어씀</translation>
    </message>
    <message>
        <source>put it first</source>
        <translation>맨 앞에 두세요</translation>
    </message>
    <message>
        <source>only the text format has a second file</source>
        <translation>둘째 파일은 text 형식에만 있음</translation>
    </message>
    <message>
        <source>set format to text or leave it out</source>
        <translation>format을 text로 하거나 빼세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of another set</source>
        <translation>&quot;%1&quot;은(는) 다른 데이터 세트의 이름임</translation>
    </message>
    <message>
        <source>give every set a name of its own</source>
        <translation>데이터 세트마다 다른 이름을 주세요</translation>
    </message>
    <message>
        <source>only training rows are changed</source>
        <translation>학습 행만 바꿈</translation>
    </message>
    <message>
        <source>only training sets are weighted</source>
        <translation>학습 데이터 세트에만 가중치를 줌</translation>
    </message>
    <message>
        <source>a test set is read as the models have learned</source>
        <translation>시험 데이터는 모델이 학습한 대로 읽음</translation>
    </message>
    <message>
        <source>only training rows are limited</source>
        <translation>학습 행만 제한함</translation>
    </message>
    <message>
        <source>belongs to the kinds proportional and temperature</source>
        <translation>proportional과 temperature에만 씀</translation>
    </message>
    <message>
        <source>leave it out, or set data.mixing.kind</source>
        <translation>빼거나 data.mixing.kind를 바꾸세요</translation>
    </message>
    <message>
        <source>leave it out, or set data.mixing.kind to temperature</source>
        <translation>빼거나 data.mixing.kind를 temperature로 하세요</translation>
    </message>
    <message>
        <source>belongs to the kind temperature</source>
        <translation>temperature에만 씀</translation>
    </message>
    <message>
        <source>mixing.%1 decides how often rows occur</source>
        <translation>행이 얼마나 나올지는 mixing.%1이(가) 정함</translation>
    </message>
    <message>
        <source>leave it out, or set data.mixing.kind to weights</source>
        <translation>빼거나 data.mixing.kind를 weights로 하세요</translation>
    </message>
    <message>
        <source>no training set is called &quot;%1&quot;</source>
        <translation>이름이 &quot;%1&quot;인 학습 세트가 없음</translation>
    </message>
    <message>
        <source>give the name of one</source>
        <translation>있는 이름을 주세요</translation>
    </message>
    <message>
        <source>nothing else is left to train on</source>
        <translation>학습할 데이터가 남지 않음</translation>
    </message>
    <message>
        <source>add another data set</source>
        <translation>데이터 세트를 더 추가하세요</translation>
    </message>
    <message>
        <source>name at least one data set</source>
        <translation>데이터 세트를 하나 이상 정하세요</translation>
    </message>
    <message>
        <source>leaves too little to train on together with data.validation.split</source>
        <translation>data.validation.split과 합치면 학습할 것이 너무 적게 남음</translation>
    </message>
    <message>
        <source>give exactly one of steps and epochs</source>
        <translation>steps와 epochs 가운데 하나만 주세요</translation>
    </message>
    <message>
        <source>steps are given too</source>
        <translation>steps도 함께 있음</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device</source>
        <translation>&quot;%1&quot;은(는) 장치가 아님</translation>
    </message>
    <message>
        <source>use cpu, cuda, cuda:N or auto</source>
        <translation>cpu, cuda, cuda:N, auto 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>float16 is not computed on a CPU</source>
        <translation>CPU에서는 float16으로 계산하지 않음</translation>
    </message>
    <message>
        <source>use bfloat16 or float32, or a CUDA device</source>
        <translation>bfloat16이나 float32, 또는 CUDA 장치를 쓰세요</translation>
    </message>
    <message>
        <source>rows whose length augmentation changes do not fit where they were packed</source>
        <translation>증강으로 길이가 바뀌는 행은 묶어 둔 자리에 맞지 않음</translation>
    </message>
    <message>
        <source>leave one of the two out</source>
        <translation>둘 중 하나를 빼세요</translation>
    </message>
    <message>
        <source>packed rows have no length that length_buckets could sort them by</source>
        <translation>묶은 행에는 length_buckets가 정렬할 길이가 없음</translation>
    </message>
    <message>
        <source>turn one of the two off</source>
        <translation>둘 중 하나를 끄세요</translation>
    </message>
    <message>
        <source>rows cannot keep their order where training.%1 sorts them</source>
        <translation>training.%1이(가) 정렬하면 행의 순서를 지킬 수 없음</translation>
    </message>
    <message>
        <source>relative_step chooses the rate by itself</source>
        <translation>relative_step이 학습률을 스스로 정함</translation>
    </message>
    <message>
        <source>is off although there is no learning_rate</source>
        <translation>learning_rate가 없는데 꺼져 있음</translation>
    </message>
    <message>
        <source>give a learning_rate or turn it on</source>
        <translation>learning_rate를 주거나 켜세요</translation>
    </message>
    <message>
        <source>works with relative_step only</source>
        <translation>relative_step을 켤 때만 쓸 수 있음</translation>
    </message>
    <message>
        <source>is 0 in float32, where a gradient of 0 leaves a weight that is no number</source>
        <translation>float32에서 0이라서, 기울기가 0이면 가중치가 수가 아니게 됨</translation>
    </message>
    <message>
        <source>give one above 0, such as 1e-8</source>
        <translation>1e-8처럼 0보다 큰 값을 주세요</translation>
    </message>
    <message>
        <source>turn relative_step on or this off</source>
        <translation>relative_step을 켜거나 이것을 끄세요</translation>
    </message>
    <message>
        <source>%1 needs one</source>
        <translation>%1에는 값이 필요합니다</translation>
    </message>
    <message>
        <source>excludes %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>함께 쓸 수 없음: %1</translation>
    </message>
    <message>
        <source>clipping by the global norm, which is known only behind the backward pass</source>
        <translation>역전파가 끝나야 아는 전체 노름으로 자르기</translation>
    </message>
    <message>
        <source>set optimizer.clip_norm to 0</source>
        <translation>optimizer.clip_norm을 0으로 하세요</translation>
    </message>
    <message>
        <source>accumulation, which needs all gradients kept</source>
        <translation>모든 기울기를 남겨야 하는 누적</translation>
    </message>
    <message>
        <source>set training.accumulation to 1</source>
        <translation>training.accumulation을 1로 하세요</translation>
    </message>
    <message>
        <source>leaving a step out once some weights have changed</source>
        <translation>일부 가중치가 바뀐 뒤에 스텝 건너뛰기</translation>
    </message>
    <message>
        <source>set training.bad_numbers to stop or roll-back</source>
        <translation>training.bad_numbers를 stop이나 roll-back으로 하세요</translation>
    </message>
    <message>
        <source>float16, whose scaled gradients are checked as a whole</source>
        <translation>기울기를 통째로 검사하는 float16</translation>
    </message>
    <message>
        <source>gradient checkpointing with a bi-encoder, which uses each weight twice a pass</source>
        <translation>가중치를 한 번에 두 번 쓰는 바이 인코더의 기울기 체크포인팅</translation>
    </message>
    <message>
        <source>going back halves a learning rate, and this optimizer makes its own</source>
        <translation>되돌아가면 학습률을 반으로 줄이는데 이 옵티마이저는 학습률을 스스로 정함</translation>
    </message>
    <message>
        <source>set it to skip or stop, or turn optimizer.relative_step off</source>
        <translation>skip이나 stop으로 하거나 optimizer.relative_step을 끄세요</translation>
    </message>
    <message>
        <source>nothing is validated</source>
        <translation>검증하는 것이 없음</translation>
    </message>
    <message>
        <source>set evaluation.every_steps, or this to 0</source>
        <translation>evaluation.every_steps를 정하거나 이것을 0으로 하세요</translation>
    </message>
    <message>
        <source>from is given too</source>
        <translation>from도 함께 있음</translation>
    </message>
    <message>
        <source>take a tokenizer or train one</source>
        <translation>있는 토크나이저를 쓰거나 하나를 학습하세요</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot; in %2</source>
        <translation>%2에 &quot;%1&quot;이(가) 없음</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot; in %2 nor in %3</source>
        <translation>%2에도 %3에도 &quot;%1&quot;이(가) 없음</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an assignment</source>
        <translation>&quot;%1&quot;은(는) 값을 정하는 글이 아닙니다</translation>
    </message>
    <message>
        <source>write path=value, for example training.steps=300</source>
        <translation>training.steps=300처럼 경로=값으로 쓰세요</translation>
    </message>
    <message>
        <source>a part of the path is empty</source>
        <translation>경로에 빈 부분이 있음</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an element of a list of %2</source>
        <translation>&quot;%1&quot;은(는) 원소 %2개인 목록에 없음</translation>
    </message>
    <message>
        <source>count from 0</source>
        <translation>0부터 세세요</translation>
    </message>
    <message>
        <source>there is nothing below &quot;%1&quot;</source>
        <translation>&quot;%1&quot; 아래에는 아무것도 없음</translation>
    </message>
    <message>
        <source>cannot change once a run has begun</source>
        <translation>실행을 시작한 뒤에는 바꿀 수 없음</translation>
    </message>
    <message>
        <source>start a new run for that; resume takes %1</source>
        <extracomment>list 1</extracomment>
        <translation>그러려면 새 실행을 시작하세요. 이어 할 때 바꿀 수 있는 것: %1</translation>
    </message>
    <message>
        <source>warmup_steps is given too</source>
        <translation>warmup_steps도 함께 있음</translation>
    </message>
    <message>
        <source>give one of the two</source>
        <translation>둘 중 하나만 주세요</translation>
    </message>
    <message>
        <source>a %1 schedule has none</source>
        <translation>%1 일정에는 없는 값임</translation>
    </message>
    <message>
        <source>a head of kind %1 does not read it</source>
        <translation>%1 종류의 헤드는 이 값을 읽지 않음</translation>
    </message>
    <message>
        <source>%1 does not read it</source>
        <translation>%1은(는) 이 값을 읽지 않음</translation>
    </message>
    <message>
        <source>leave it out, or set %1.kind to one of: %2</source>
        <translation>빼거나 %1.kind를 다음 가운데 하나로 하세요: %2</translation>
    </message>
    <message>
        <source>name another</source>
        <translation>다른 것을 정하세요</translation>
    </message>
    <message>
        <source>there are no numbers below the header</source>
        <translation>머리글 아래에 수가 없습니다</translation>
    </message>
    <message>
        <source>it is not clear which decimal sign the numbers have</source>
        <translation>수의 소수점이 어느 기호인지 분명하지 않습니다</translation>
    </message>
    <message>
        <source>write them with one, and with none between thousands</source>
        <translation>소수점을 한 가지로 쓰고, 천 단위 구분 기호는 빼세요</translation>
    </message>
    <message>
        <source>name a file with a column of steps and columns of numbers</source>
        <translation>스텝 열과 수 열이 있는 파일을 정하세요</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot;</source>
        <translation>&quot;%1&quot; 열이 없습니다</translation>
    </message>
    <message>
        <source>row %1 has no step and was left out, %2</source>
        <translation>%1번째 행은 스텝이 없어 뺐음, %2</translation>
    </message>
    <message>
        <source>further rows without a step, which were left out: %1, %2</source>
        <translation>그 밖에 스텝이 없는 %1행을 뺐음, %2</translation>
    </message>
    <message>
        <source>cells that are no numbers, which were left out: %1, the first in row %2, %3</source>
        <translation>수가 아니어서 칸 %1개를 뺐음, 첫 번째는 %2번째 행, %3</translation>
    </message>
    <message>
        <source>rows that end before the last column of numbers: %1, the first is row %2, %3</source>
        <translation>수의 마지막 열 앞에서 끝나는 행 %1개, 첫 번째는 %2번째 행, %3</translation>
    </message>
    <message>
        <source>rows with cells behind the last column, which were left out: %1, the first is row %2, %3</source>
        <translation>마지막 열 뒤의 칸을 뺀 행 %1개, 첫 번째는 %2번째 행, %3</translation>
    </message>
    <message>
        <source>row %1 has a quote that is never closed; lines left out after it: %2, %3</source>
        <translation>%1번째 행의 따옴표가 닫히지 않아 그 뒤의 %2줄을 뺐음, %3</translation>
    </message>
    <message>
        <source>further records that were passed over: %1, %2</source>
        <translation>그 밖에 레코드 %1개를 건너뛰었음, %2</translation>
    </message>
    <message>
        <source>name a folder with event files of TensorBoard, a trainer_state.json or a CSV file</source>
        <translation>텐서보드 이벤트 파일이 있는 폴더, trainer_state.json 또는 CSV 파일을 정하세요</translation>
    </message>
    <message>
        <source>a record is no event and was passed over</source>
        <translation>이벤트가 아닌 레코드를 건너뛰었음</translation>
    </message>
    <message>
        <source>what is read back of the event file differs</source>
        <translation>이벤트 파일을 다시 읽으니 다릅니다</translation>
    </message>
    <message>
        <source>tell the authors of this program</source>
        <translation>이 프로그램을 만든 이들에게 알려 주세요</translation>
    </message>
    <message>
        <source>this is no run</source>
        <translation>실행이 아닙니다</translation>
    </message>
    <message>
        <source>name a folder that s2s train made</source>
        <translation>학습으로 만든 폴더를 정하세요</translation>
    </message>
    <message>
        <source>the run has no numbers yet</source>
        <translation>실행에 아직 수가 없습니다</translation>
    </message>
    <message>
        <source>train it first</source>
        <translation>먼저 학습하세요</translation>
    </message>
    <message>
        <source>cannot make the folder: %1</source>
        <extracomment>details 1</extracomment>
        <translation>폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>다른 것을 고르세요</translation>
    </message>
    <message>
        <source>the event file is damaged from byte %1 on</source>
        <translation>이벤트 파일이 %1번째 바이트부터 손상되었음</translation>
    </message>
    <message>
        <source>a record of %1 bytes was passed over</source>
        <translation>%1바이트 레코드를 건너뛰었음</translation>
    </message>
    <message>
        <source>the record at byte %1 is damaged and was passed over</source>
        <translation>%1번째 바이트의 손상된 레코드를 건너뛰었음</translation>
    </message>
    <message>
        <source>there is no list log_history</source>
        <translation>log_history 목록이 없습니다</translation>
    </message>
    <message>
        <source>name the file that transformers&apos; Trainer wrote</source>
        <translation>transformers의 Trainer가 쓴 파일을 정하세요</translation>
    </message>
    <message>
        <source>the adapter uses %1 = %2, which is not supported</source>
        <translation>지원하지 않는 어댑터 설정입니다: %1 = %2</translation>
    </message>
    <message>
        <source>merge it into its base with PEFT and open the result</source>
        <translation>PEFT로 바탕 모델에 합친 다음 그 결과를 여세요</translation>
    </message>
    <message>
        <source>the adapter changes %1 apart from %2, and the base model has one tensor for both</source>
        <translation>어댑터가 %1을(를) %2과(와) 따로 바꾸지만, 바탕 모델에서는 둘이 한 텐서입니다</translation>
    </message>
    <message>
        <source>train the adapter without this module in modules_to_save and target_modules</source>
        <translation>modules_to_save와 target_modules에서 이 모듈을 빼고 어댑터를 학습하세요</translation>
    </message>
    <message>
        <source>the adapter names no base model</source>
        <translation>어댑터에 바탕 모델이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>the adapter does not say whether it has a base model</source>
        <translation>어댑터에 바탕 모델이 있는지 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>let base_model_name_or_path name the base model&apos;s folder, or be null where there is none</source>
        <translation>base_model_name_or_path에 바탕 모델의 폴더를 적거나, 바탕 모델이 없으면 null로 두세요</translation>
    </message>
    <message>
        <source>the adapter&apos;s base model &quot;%1&quot; is no folder with a config.json</source>
        <translation>어댑터의 바탕 모델 &quot;%1&quot;은(는) config.json이 있는 폴더가 아닙니다</translation>
    </message>
    <message>
        <source>let base_model_name_or_path name the base model&apos;s folder</source>
        <translation>base_model_name_or_path에 바탕 모델의 폴더를 적으세요</translation>
    </message>
    <message>
        <source>the run has no checkpoint yet</source>
        <translation>실행에 아직 체크포인트가 없습니다</translation>
    </message>
    <message>
        <source>wait for the first one or pause the run</source>
        <translation>첫 체크포인트를 기다리거나 실행을 일시정지하세요</translation>
    </message>
    <message>
        <source>the run has no average of its checkpoints</source>
        <translation>실행에 체크포인트의 평균이 없습니다</translation>
    </message>
    <message>
        <source>it makes one at its end where checkpoints.average_last says so</source>
        <translation>checkpoints.average_last를 정하면 끝날 때 만듭니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no checkpoint</source>
        <translation>&quot;%1&quot;은(는) 체크포인트를 가리키지 않습니다</translation>
    </message>
    <message>
        <source>write RUN@best, RUN@last, RUN@average or RUN@step-500</source>
        <translation>RUN@best, RUN@last, RUN@average, RUN@step-500처럼 쓰세요</translation>
    </message>
    <message>
        <source>the run has no checkpoint &quot;%1&quot;</source>
        <translation>실행에 체크포인트 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>the model&apos;s name is empty</source>
        <translation>모델 이름이 비었습니다</translation>
    </message>
    <message>
        <source>name a folder, a run, a config.json or a preset</source>
        <translation>폴더, 실행, config.json 또는 프리셋을 정하세요</translation>
    </message>
    <message>
        <source>the folder is neither a model nor a run</source>
        <translation>폴더가 모델도 실행도 아닙니다</translation>
    </message>
    <message>
        <source>it has neither a config.json or adapter_config.json nor a recipe.json with checkpoints</source>
        <translation>config.json이나 adapter_config.json도, 체크포인트가 있는 recipe.json도 없습니다</translation>
    </message>
    <message>
        <source>the file is no model</source>
        <translation>모델 파일이 아닙니다</translation>
    </message>
    <message>
        <source>name its folder or its config.json</source>
        <translation>그 폴더나 config.json을 정하세요</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no model: not a folder with a config.json, not a run, not a file, not a preset</source>
        <translation>&quot;%1&quot;은(는) 모델이 아닙니다. config.json이 있는 폴더도, 실행도, 파일도, 프리셋도 아닙니다</translation>
    </message>
    <message>
        <source>check the path; `s2s models` lists the presets</source>
        <translation>경로를 확인하세요. 프리셋 목록은 모델 화면과 `s2s models`에 있습니다</translation>
    </message>
    <message>
        <source>cannot remove the old checkpoint: %1</source>
        <extracomment>details 1</extracomment>
        <translation>오래된 체크포인트를 지울 수 없습니다: %1</translation>
    </message>
    <message>
        <source>choose another one, or resume the run in it</source>
        <translation>다른 폴더를 고르거나 그 안의 실행을 이어 하세요</translation>
    </message>
    <message>
        <source>this is not a run</source>
        <translation>실행이 아닙니다</translation>
    </message>
    <message>
        <source>name a folder that s2s train has made</source>
        <translation>학습으로 만든 폴더를 정하세요</translation>
    </message>
    <message>
        <source>the run&apos;s folder was deleted</source>
        <translation>실행의 폴더가 지워졌습니다</translation>
    </message>
    <message>
        <source>put it back, from the trash or a copy, and resume</source>
        <translation>휴지통이나 복사본에서 되돌린 다음 이어 하세요</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>다른 프로세스</translation>
    </message>
    <message>
        <source>process %1 on %2 since %3</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 프로세스 %1(시작 %3)</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 프로세스 %1</translation>
    </message>
    <message>
        <source>the run is in use by %1</source>
        <extracomment>details 1</extracomment>
        <translation>실행을 %1이(가) 쓰고 있습니다</translation>
    </message>
    <message>
        <source>wait for it to end or pause it</source>
        <translation>끝날 때까지 기다리거나 일시정지하세요</translation>
    </message>
    <message>
        <source>keep runs on a disk that supports file locks</source>
        <translation>파일 잠금을 지원하는 디스크에 실행을 두세요</translation>
    </message>
    <message>
        <source>pause it first</source>
        <translation>먼저 일시정지하세요</translation>
    </message>
    <message>
        <source>no projection of this model is named &quot;%1&quot;</source>
        <translation>이 모델에 이름이 &quot;%1&quot;인 투영이 없음</translation>
    </message>
    <message>
        <source>there are %1</source>
        <extracomment>list 1</extracomment>
        <translation>있는 것: %1</translation>
    </message>
    <message>
        <source>did you mean %1? there are %2</source>
        <extracomment>list 2</extracomment>
        <translation>%1을(를) 뜻했나요? 있는 것: %2</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>객체가 아닙니다</translation>
    </message>
    <message>
        <source>not a list of names</source>
        <translation>이름의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not of the BART lineage</source>
        <translation>‘%1’은(는) BART 계통이 아닙니다</translation>
    </message>
    <message>
        <source>use bart, mbart or m2m_100</source>
        <translation>bart, mbart, m2m_100 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>%1 heads do not divide d_model %2</source>
        <translation>d_model %2이(가) 헤드 %1개로 나누어떨어지지 않습니다</translation>
    </message>
    <message>
        <source>choose a divisor</source>
        <translation>약수를 고르세요</translation>
    </message>
    <message>
        <source>%1 is not an even number from 4 on</source>
        <translation>%1은(는) 4 이상의 짝수가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an encoder</source>
        <translation>‘%1’은(는) 인코더가 아닙니다</translation>
    </message>
    <message>
        <source>use bert, roberta, xlm-roberta or workbench_encoder</source>
        <translation>bert, roberta, xlm-roberta, workbench_encoder 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>%1 heads do not divide hidden_size %2</source>
        <translation>hidden_size %2이(가) 헤드 %1개로 나누어떨어지지 않습니다</translation>
    </message>
    <message>
        <source>%1 is not even</source>
        <translation>%1은(는) 짝수가 아닙니다</translation>
    </message>
    <message>
        <source>%1 leaves no position behind pad_token_id %2</source>
        <translation>%1(으)로는 pad_token_id %2 뒤에 위치가 남지 않습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not supported</source>
        <translation>‘%1’은(는) 지원하지 않습니다</translation>
    </message>
    <message>
        <source>only absolute is</source>
        <translation>absolute만 지원합니다</translation>
    </message>
    <message>
        <source>a decoder is not supported</source>
        <translation>디코더는 지원하지 않습니다</translation>
    </message>
    <message>
        <source>only encoders are</source>
        <translation>인코더만 지원합니다</translation>
    </message>
    <message>
        <source>not an object that names 1 to %1 labels</source>
        <translation>레이블 1개에서 %1개까지의 이름이 있는 객체가 아닙니다</translation>
    </message>
    <message>
        <source>the ids are not 0 to %1</source>
        <translation>번호가 0에서 %1까지가 아닙니다</translation>
    </message>
    <message>
        <source>check the id &apos;%1&apos;</source>
        <translation>번호 ‘%1’을(를) 확인하세요</translation>
    </message>
    <message>
        <source>use regression or single_label_classification; several labels at once are columns of workbench_head</source>
        <translation>regression이나 single_label_classification을 쓰세요. 레이블 여럿은 workbench_head의 열로 합니다</translation>
    </message>
    <message>
        <source>%1 is not a column</source>
        <translation>%1은(는) 열이 아닙니다</translation>
    </message>
    <message>
        <source>write {&quot;name&quot;: …, &quot;labels&quot;: […]}</source>
        <translation>{&quot;name&quot;: …, &quot;labels&quot;: […]}로 쓰세요</translation>
    </message>
    <message>
        <source>column &apos;%1&apos; has labels</source>
        <translation>‘%1’ 열에 레이블이 있습니다</translation>
    </message>
    <message>
        <source>column &apos;%1&apos; has no labels</source>
        <translation>‘%1’ 열에 레이블이 없습니다</translation>
    </message>
    <message>
        <source>leave them out for a regression</source>
        <translation>회귀에서는 빼세요</translation>
    </message>
    <message>
        <source>name them</source>
        <translation>레이블을 적으세요</translation>
    </message>
    <message>
        <source>not a list of columns</source>
        <translation>열의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>two columns have the name &apos;%1&apos;</source>
        <translation>이름이 ‘%1’인 열이 둘입니다</translation>
    </message>
    <message>
        <source>more than %1 outputs</source>
        <translation>출력이 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>use kind, kernel_sizes, filters, dropout, scale or columns</source>
        <translation>kind, kernel_sizes, filters, dropout, scale, columns 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>more than %1 sizes</source>
        <translation>크기가 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>unknown kind of head &apos;%1&apos;</source>
        <translation>모르는 헤드 종류: ‘%1’</translation>
    </message>
    <message>
        <source>use family, convolution or bi-encoder</source>
        <translation>family, convolution, bi-encoder 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>names %1 outputs where workbench_head.columns has %2</source>
        <translation>출력이 %1개인데 workbench_head.columns는 %2개입니다</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1은(는) 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1은(는) 참도 거짓도 아닙니다</translation>
    </message>
    <message>
        <source>unknown activation &apos;%1&apos;</source>
        <translation>모르는 활성화 함수: ‘%1’</translation>
    </message>
    <message>
        <source>use relu, gelu, gelu_new or silu</source>
        <translation>relu, gelu, gelu_new, silu 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>%1 is not a token id</source>
        <translation>%1은(는) 토큰 번호가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a list of numbers</source>
        <translation>%1은(는) 수의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a list of class names</source>
        <translation>%1은(는) 클래스 이름의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>%1 is not a class name</source>
        <translation>%1은(는) 클래스 이름이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not go with a class named …%2</source>
        <translation>‘%1’은(는) 이름이 …%2인 클래스와 맞지 않습니다</translation>
    </message>
    <message>
        <source>write %1, or another class in architectures</source>
        <translation>%1을(를) 쓰거나 architectures의 클래스를 바꾸세요</translation>
    </message>
    <message>
        <source>the family %1 has no classification head of its own</source>
        <translation>%1 계열에는 자체 분류 헤드가 없습니다</translation>
    </message>
    <message>
        <source>use a head of kind convolution or bi-encoder</source>
        <translation>convolution이나 bi-encoder 헤드를 쓰세요</translation>
    </message>
    <message>
        <source>the family %1 has no model for %2</source>
        <translation>%1 계열에는 %2 모델이 없습니다</translation>
    </message>
    <message>
        <source>it can do: %1</source>
        <translation>할 수 있는 것: %1</translation>
    </message>
    <message>
        <source>not a text</source>
        <translation>글이 아닙니다</translation>
    </message>
    <message>
        <source>the key model_type is missing</source>
        <translation>model_type 키가 없습니다</translation>
    </message>
    <message>
        <source>unknown model type &apos;%1&apos;</source>
        <translation>모르는 모델 종류: ‘%1’</translation>
    </message>
    <message>
        <source>use relu, gelu, gelu_new or silu, or gated-…</source>
        <translation>relu, gelu, gelu_new, silu 또는 gated-…를 쓰세요</translation>
    </message>
    <message>
        <source>%1 is not above half of relative_attention_num_buckets</source>
        <translation>%1은(는) relative_attention_num_buckets의 절반보다 크지 않습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not of the T5 family</source>
        <translation>‘%1’은(는) T5 계열이 아닙니다</translation>
    </message>
    <message>
        <source>use t5, mt5 or umt5</source>
        <translation>t5, mt5, umt5 가운데 하나를 쓰세요</translation>
    </message>
    <message>
        <source>the model has no vocabulary</source>
        <translation>모델에 어휘가 없습니다</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>글의 목록</translation>
    </message>
    <message>
        <source>extra_ids is %1 but additional_special_tokens names %2 sentinels</source>
        <translation>extra_ids는 %1인데 additional_special_tokens의 빈칸 토큰은 %2개입니다</translation>
    </message>
    <message>
        <source>make them agree</source>
        <translation>서로 맞추세요</translation>
    </message>
    <message>
        <source>not UTF-8 text</source>
        <translation>UTF-8 글이 아닙니다</translation>
    </message>
    <message>
        <source>take the file from its source again</source>
        <translation>파일을 원래 있던 곳에서 다시 받으세요</translation>
    </message>
    <message>
        <source>line %1 is not a pair of two symbols</source>
        <translation>%1번째 줄이 기호 둘의 쌍이 아닙니다</translation>
    </message>
    <message>
        <source>more than %1 merges</source>
        <translation>병합이 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>check that it is the file meant</source>
        <translation>맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is &apos;%2&apos;, which is no language of this tokenizer</source>
        <translation>‘%1’이(가) ‘%2’인데 이 토크나이저의 언어가 아닙니다</translation>
    </message>
    <message>
        <source>known are: %1</source>
        <translation>아는 것: %1</translation>
    </message>
    <message>
        <source>%1 needs %2, which is missing</source>
        <translation>%1에 필요한 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>copy %1 from where the model comes from</source>
        <translation>모델을 받은 곳에서 %1을(를) 복사하세요</translation>
    </message>
    <message>
        <source>no tokenizer files</source>
        <translation>토크나이저 파일이 없습니다</translation>
    </message>
    <message>
        <source>expected spiece.model, tokenizer.json, or a tokenizer_config.json whose tokenizer_class is one of: %1</source>
        <translation>spiece.model이나 tokenizer.json, 또는 tokenizer_class가 다음 가운데 하나인 tokenizer_config.json이 있어야 합니다: %1</translation>
    </message>
    <message>
        <source>unknown tokenizer class &apos;%1&apos;</source>
        <translation>모르는 토크나이저 클래스: ‘%1’</translation>
    </message>
    <message>
        <source>BPE with dropout</source>
        <translation>드롭아웃이 있는 BPE</translation>
    </message>
    <message>
        <source>is not a pair of two tokens</source>
        <translation>토큰 둘의 쌍이 아닙니다</translation>
    </message>
    <message>
        <source>is about a token that is not in the vocabulary</source>
        <translation>어휘에 없는 토큰을 다룹니다</translation>
    </message>
    <message>
        <source>merge %1 %2</source>
        <extracomment>number 1; sentence 2</extracomment>
        <translation>병합 %1: %2</translation>
    </message>
    <message>
        <source>&apos;suffix&apos; is empty</source>
        <translation>‘suffix’가 비었습니다</translation>
    </message>
    <message>
        <source>&apos;content&apos; is not one character</source>
        <translation>‘content’가 글자 하나가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not true or false</source>
        <translation>‘%1’은(는) 참이나 거짓이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a text</source>
        <translation>‘%1’은(는) 글이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number from 0 to %2</source>
        <translation>‘%1’은(는) 0에서 %2까지의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a list</source>
        <translation>‘%1’은(는) 목록이 아닙니다</translation>
    </message>
    <message>
        <source>the setting &apos;%1&apos; is not known</source>
        <translation>모르는 설정입니다: ‘%1’</translation>
    </message>
    <message>
        <source>a newer version may know it</source>
        <translation>새 판에서는 알 수도 있습니다</translation>
    </message>
    <message>
        <source>the %1 &apos;%2&apos; is not built</source>
        <extracomment>details 1 2</extracomment>
        <translation>만들어 두지 않은 %1입니다: ‘%2’</translation>
    </message>
    <message>
        <source>take the family&apos;s own tokenizer files (vocab.txt, merges.txt, spiece.model) where there are some</source>
        <translation>모델 계열의 토크나이저 파일(vocab.txt, merges.txt, spiece.model)이 있으면 그것을 쓰세요</translation>
    </message>
    <message>
        <source>&apos;pattern&apos; is not {&quot;String&quot;: …} or {&quot;Regex&quot;: …}</source>
        <translation>‘pattern’이 {&quot;String&quot;: …}이나 {&quot;Regex&quot;: …}가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;vocab&apos; is not an object of tokens and ids</source>
        <translation>‘vocab’이 토큰과 번호의 객체가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;unk_token&apos; is not in the vocabulary</source>
        <translation>‘unk_token’이 어휘에 없습니다</translation>
    </message>
    <message>
        <source>the added token &apos;%1&apos; has the id %2 where its place gives it %3</source>
        <translation>추가한 토큰 ‘%1’의 번호가 %2인데 자리로는 %3이어야 합니다</translation>
    </message>
    <message>
        <source>number added tokens from the vocabulary&apos;s size upwards</source>
        <translation>추가한 토큰의 번호를 어휘 크기부터 차례로 매기세요</translation>
    </message>
    <message>
        <source>&apos;model&apos; is missing</source>
        <translation>‘model’이 없습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a token and its id</source>
        <translation>‘%1’은(는) 토큰과 그 번호가 아닙니다</translation>
    </message>
    <message>
        <source>the id of &apos;%1&apos; is not a token&apos;s</source>
        <translation>‘%1’의 번호가 토큰 번호가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a list of pieces</source>
        <translation>‘%1’은(는) 조각의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2 of &apos;%3&apos; is not known</source>
        <extracomment>word 2</extracomment>
        <translation>‘%3’의 ‘%1’ %2을(를) 모릅니다</translation>
    </message>
    <message>
        <source>&apos;replacement&apos; is not one character</source>
        <translation>‘replacement’가 글자 하나가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;prepend_scheme&apos; is not always, first or never</source>
        <translation>‘prepend_scheme’이 always, first, never가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;add_prefix_space&apos; and &apos;prepend_scheme&apos; contradict each other</source>
        <translation>‘add_prefix_space’와 ‘prepend_scheme’이 서로 어긋납니다</translation>
    </message>
    <message>
        <source>the normalisation table is damaged</source>
        <translation>정규화 표가 손상되었습니다</translation>
    </message>
    <message>
        <source>piece %1 is not a text and a score</source>
        <translation>조각 %1이(가) 글과 점수가 아닙니다</translation>
    </message>
    <message>
        <source>&apos;vocab&apos; is not a list of pieces</source>
        <translation>‘vocab’이 조각의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>&apos;unk_id&apos; is missing, and `tokenizers` fails on characters without a piece then</source>
        <translation>‘unk_id’가 없습니다. 그러면 `tokenizers`는 조각이 없는 글자에서 실패합니다</translation>
    </message>
    <message>
        <source>name the unknown piece in the file</source>
        <translation>파일에 모르는 글자의 조각을 적으세요</translation>
    </message>
    <message>
        <source>&apos;unk_token&apos; is missing</source>
        <translation>‘unk_token’이 없습니다</translation>
    </message>
    <message>
        <source>name it in the file</source>
        <translation>파일에 적으세요</translation>
    </message>
    <message>
        <source>not a SentencePiece model, or a damaged one</source>
        <translation>SentencePiece 모델이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>take the file from its source again (Git LFS pointers are not the file)</source>
        <translation>파일을 원래 있던 곳에서 다시 받으세요(Git LFS 포인터는 파일이 아닙니다)</translation>
    </message>
    <message>
        <source>the SentencePiece model&apos;s normalisation table is damaged</source>
        <translation>SentencePiece 모델의 정규화 표가 손상되었습니다</translation>
    </message>
    <message>
        <source>SentencePiece refuses the model (%1)</source>
        <translation>SentencePiece가 모델을 거부합니다(%1)</translation>
    </message>
    <message>
        <source>it has %1 pieces</source>
        <translation>조각이 %1개입니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not %2</source>
        <extracomment>sentence 2</extracomment>
        <translation>‘%1’은(는) %2이(가) 아닙니다</translation>
    </message>
    <message>
        <source>a token (a text, or an object with &apos;content&apos;)</source>
        <translation>토큰(글이나 ‘content’가 있는 객체)</translation>
    </message>
    <message>
        <source>a tokenizer file of %1 bytes is too large</source>
        <translation>%1바이트짜리 토크나이저 파일은 너무 큽니다</translation>
    </message>
    <message>
        <source>the id of &apos;%1&apos; is not a whole number from 0 to %2</source>
        <translation>‘%1’의 번호가 0에서 %2까지의 정수가 아닙니다</translation>
    </message>
    <message>
        <source>named by an id</source>
        <translation>번호로 된 이름</translation>
    </message>
    <message>
        <source>not a JSON object of tokens and ids</source>
        <translation>토큰과 번호의 JSON 객체가 아닙니다</translation>
    </message>
    <message>
        <source>a whole number from 0 to %1</source>
        <translation>0에서 %1까지의 정수</translation>
    </message>
    <message>
        <source>&apos;%1&apos;: %2 is not built</source>
        <translation>‘%1’: %2은(는) 만들어 두지 않았습니다</translation>
    </message>
    <message>
        <source>possible is %1</source>
        <extracomment>details 1</extracomment>
        <translation>쓸 수 있는 값: %1</translation>
    </message>
    <message>
        <source>there is no tokenizer</source>
        <translation>토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>check the space left and the permissions</source>
        <translation>남은 공간과 권한을 확인하세요</translation>
    </message>
    <message>
        <source>the vocabulary is smaller than the characters it must hold</source>
        <translation>어휘가 담아야 할 글자보다 작습니다</translation>
    </message>
    <message>
        <source>raise it or lower tokenizer.train.character_coverage (%1)</source>
        <translation>어휘를 키우거나 tokenizer.train.character_coverage를 줄이세요(%1)</translation>
    </message>
    <message>
        <source>SentencePiece could not train (%1)</source>
        <translation>SentencePiece가 학습하지 못했습니다(%1)</translation>
    </message>
    <message>
        <source>check the texts and the options</source>
        <translation>글과 설정을 확인하세요</translation>
    </message>
    <message>
        <source>unknown kind &apos;%1&apos;</source>
        <translation>모르는 종류: ‘%1’</translation>
    </message>
    <message>
        <source>use one of: sentencepiece-unigram, sentencepiece-bpe</source>
        <translation>다음 가운데 하나를 쓰세요: sentencepiece-unigram, sentencepiece-bpe</translation>
    </message>
    <message>
        <source>%1 is not from 4 to %2</source>
        <translation>%1은(는) 4에서 %2까지가 아님</translation>
    </message>
    <message>
        <source>there is no text to train a tokenizer on</source>
        <translation>토크나이저를 학습할 글이 없습니다</translation>
    </message>
    <message>
        <source>give data with text in it</source>
        <translation>글이 있는 데이터를 주세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos; have the same id %3</source>
        <translation>‘%1’와(과) ‘%2’의 번호가 %3(으)로 같습니다</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is listed twice</source>
        <translation>‘%1’이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>an empty vocabulary</source>
        <translation>어휘가 비었습니다</translation>
    </message>
    <message>
        <source>more than %1 lines</source>
        <translation>줄이 %1개보다 많습니다</translation>
    </message>
    <message>
        <source>check that it is a vocabulary</source>
        <translation>어휘 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>the id of &apos;%1&apos; is %2 in a vocabulary of %3 tokens</source>
        <translation>토큰 %3개인 어휘에서 ‘%1’의 번호가 %2입니다</translation>
    </message>
    <message>
        <source>number the tokens from 0 without a gap</source>
        <translation>토큰 번호를 0부터 빠짐없이 매기세요</translation>
    </message>
    <message>
        <source>name a folder or a run that can translate</source>
        <translation>번역할 수 있는 폴더나 실행을 정하세요</translation>
    </message>
    <message>
        <source>the model cannot be read: %1</source>
        <extracomment>details 1</extracomment>
        <translation>모델을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>stopped while sources were written</source>
        <translation>원문을 쓰는 중에 멈췄습니다</translation>
    </message>
    <message>
        <source>another process writes this back-translation</source>
        <translation>다른 프로세스가 이 역번역을 쓰고 있습니다</translation>
    </message>
    <message>
        <source>wait for it to end</source>
        <translation>끝날 때까지 기다리세요</translation>
    </message>
    <message>
        <source>the model has no tokenizer</source>
        <translation>모델에 토크나이저가 없습니다</translation>
    </message>
    <message>
        <source>add its files</source>
        <translation>토크나이저 파일을 추가하세요</translation>
    </message>
    <message>
        <source>the back-translation is not what the run began with</source>
        <translation>역번역이 실행을 시작할 때의 것과 다릅니다</translation>
    </message>
    <message>
        <source>the file does not say which model the run began with</source>
        <translation>파일에 실행이 어느 모델로 시작했는지 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>bring the file back, or start a new run</source>
        <translation>파일을 되돌려 놓거나 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>the model that the run began with is not there any more</source>
        <translation>실행을 시작한 모델이 더는 없습니다</translation>
    </message>
    <message>
        <source>bring it back, or start a new run</source>
        <translation>되돌려 놓거나 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>the model has changed since the run began</source>
        <translation>실행을 시작한 뒤 모델이 바뀌었습니다</translation>
    </message>
    <message>
        <source>bring back the one with SHA-256 %1, or start a new run</source>
        <translation>SHA-256이 %1인 것을 되돌려 놓거나 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>put the old file back or start a new run</source>
        <translation>예전 파일을 되돌려 놓거나 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>the cache folder cannot be made: %1</source>
        <extracomment>details 1</extracomment>
        <translation>캐시 폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>set XDG_CACHE_HOME to a folder that can be written</source>
        <translation>XDG_CACHE_HOME을 쓸 수 있는 폴더로 하세요</translation>
    </message>
    <message>
        <source>the weight %1</source>
        <translation>가중치 %1</translation>
    </message>
    <message>
        <source>the gradient of %1</source>
        <translation>%1의 기울기</translation>
    </message>
    <message>
        <source>the checkpoints hold different tensors: %1</source>
        <translation>체크포인트마다 텐서가 다릅니다: %1</translation>
    </message>
    <message>
        <source>set checkpoints.average_last to 0</source>
        <translation>checkpoints.average_last를 0으로 하세요</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>아직 쓰지 않았습니다</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validation</source>
        <extracomment>word 1; number 2</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않음</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validations</source>
        <extracomment>word 1; number 2</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않음</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validation and never was a number</source>
        <extracomment>word 1; number 2</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않았고 수였던 적이 없음</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validations and never was a number</source>
        <extracomment>word 1; number 2</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않았고 수였던 적이 없음</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validation; the best was %3 at step %4</source>
        <extracomment>word 1; number 2 3 4</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않음, 가장 좋은 값은 스텝 %4의 %3</translation>
    </message>
    <message>
        <source>%1 has not improved for %2 validations; the best was %3 at step %4</source>
        <extracomment>word 1; number 2 3 4</extracomment>
        <translation>검증 %2번 동안 %1이(가) 나아지지 않음, 가장 좋은 값은 스텝 %4의 %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 label columns and the first set has %3</source>
        <translation>‘%1’에는 레이블 열이 %2개인데 첫 데이터 세트에는 %3개임</translation>
    </message>
    <message>
        <source>name as many columns in every set</source>
        <translation>데이터 세트마다 열을 같은 수로 정하세요</translation>
    </message>
    <message>
        <source>a label column has more than %1 different labels</source>
        <translation>서로 다른 레이블이 %1개보다 많은 레이블 열이 있습니다</translation>
    </message>
    <message>
        <source>check that target names the column of the labels</source>
        <translation>target이 레이블 열을 가리키는지 확인하세요</translation>
    </message>
    <message>
        <source>the memory is full with a single row at once</source>
        <translation>한 번에 한 행으로도 메모리가 가득 찹니다</translation>
    </message>
    <message>
        <source>shorten data.max_source_tokens</source>
        <translation>data.max_source_tokens를 줄이세요</translation>
    </message>
    <message>
        <source>the rates do not rise from above 0</source>
        <translation>학습률이 0보다 큰 값에서 커지지 않습니다</translation>
    </message>
    <message>
        <source>give a lowest rate below the highest</source>
        <translation>가장 낮은 학습률을 가장 높은 것보다 낮게 주세요</translation>
    </message>
    <message>
        <source>the highest rate is too high to rise to</source>
        <translation>가장 높은 학습률이 도달할 수 없을 만큼 높습니다</translation>
    </message>
    <message>
        <source>give a finite one, such as 1</source>
        <translation>1처럼 유한한 값을 주세요</translation>
    </message>
    <message>
        <source>too few steps for a curve</source>
        <translation>곡선을 그리기에는 스텝이 너무 적습니다</translation>
    </message>
    <message>
        <source>take %1 or more</source>
        <translation>%1 이상으로 하세요</translation>
    </message>
    <message>
        <source>this optimizer makes its own</source>
        <translation>이 옵티마이저는 학습률을 스스로 정함</translation>
    </message>
    <message>
        <source>turn relative_step off first</source>
        <translation>먼저 relative_step을 끄세요</translation>
    </message>
    <message>
        <source>free some space, or make the folder writable</source>
        <translation>공간을 비우거나 폴더에 쓸 수 있게 하세요</translation>
    </message>
    <message>
        <source>no temporary folder could be made: %1</source>
        <extracomment>details 1</extracomment>
        <translation>임시 폴더를 만들지 못했습니다: %1</translation>
    </message>
    <message>
        <source>%1; going on from %2</source>
        <extracomment>sentence 1</extracomment>
        <translation>%1; %2에서 이어 감</translation>
    </message>
    <message>
        <source>a damaged checkpoint is left out of the average: %1</source>
        <extracomment>details 1</extracomment>
        <translation>손상된 체크포인트를 평균에서 뺐음: %1</translation>
    </message>
    <message>
        <source>a checkpoint is damaged and was set aside: %1</source>
        <extracomment>details 1</extracomment>
        <translation>체크포인트가 손상되어 치워 두었음: %1</translation>
    </message>
    <message>
        <source>no checkpoint of the run can be read: start again</source>
        <translation>읽을 수 있는 체크포인트가 없습니다. 다시 시작하세요</translation>
    </message>
    <message>
        <source>no checkpoint of the run can be read: start again, or remove checkpoint_checksums.json where the change is wanted</source>
        <translation>읽을 수 있는 체크포인트가 없습니다. 다시 시작하거나, 일부러 바꾼 것이면 checkpoint_checksums.json을 지우세요</translation>
    </message>
    <message>
        <source>the folder for the test rows cannot be made: %1</source>
        <extracomment>details 1</extracomment>
        <translation>시험 행을 둘 폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the objectives %1 of '%2' and %3 of '%4' need two models</source>
        <translation>‘%2’의 학습 목적 %1와(과) ‘%4’의 %3에는 모델이 둘 필요함</translation>
    </message>
    <message>
        <source>give all data sets objectives of one kind, those too that are only validated on</source>
        <translation>검증에만 쓰는 것까지 모든 데이터 세트에 같은 종류의 학습 목적을 주세요</translation>
    </message>
    <message>
        <source>the model has no head that could give labels</source>
        <translation>모델에 레이블을 매길 헤드가 없음</translation>
    </message>
    <message>
        <source>%1 reads whole rows, only what writes texts can share them</source>
        <extracomment>word 1</extracomment>
        <translation>%1은(는) 행을 통째로 읽음. 글을 쓰는 모델만 행을 나누어 쓸 수 있음</translation>
    </message>
    <message>
        <source>turn it off; length_buckets saves padding too</source>
        <translation>끄세요. length_buckets도 패딩을 줄입니다</translation>
    </message>
    <message>
        <source>%1 is below the tokenizer&apos;s %2 entries</source>
        <extracomment>number 1 2</extracomment>
        <translation>%1은(는) 토크나이저의 항목 %2개보다 적음</translation>
    </message>
    <message>
        <source>%1 is below the %2 entries that the trained tokenizer has at least</source>
        <extracomment>number 1 2</extracomment>
        <translation>%1은(는) 새로 학습하는 토크나이저가 적어도 갖는 항목 %2개보다 적음</translation>
    </message>
    <message>
        <source>leave it out, or take a tokenizer that fits the model</source>
        <translation>빼거나 모델에 맞는 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>the preset %1 is a shape without a vocabulary</source>
        <translation>프리셋 %1은(는) 어휘가 없는 모양임</translation>
    </message>
    <message>
        <source>give tokenizer.from or tokenizer.train</source>
        <translation>tokenizer.from이나 tokenizer.train을 주세요</translation>
    </message>
    <message>
        <source>%1 has no weights</source>
        <translation>%1에 가중치가 없음</translation>
    </message>
    <message>
        <source>set it to random, or name a folder with weights</source>
        <translation>random으로 하거나 가중치가 있는 폴더를 정하세요</translation>
    </message>
    <message>
        <source>%1 tensors of the head are new: %2, …</source>
        <extracomment>number 1</extracomment>
        <translation>헤드의 텐서 %1개가 새것임: %2, …</translation>
    </message>
    <message>
        <source>%1 tensors of the head are new: %2</source>
        <extracomment>number 1</extracomment>
        <translation>헤드의 텐서 %1개가 새것임: %2</translation>
    </message>
    <message>
        <source>%1 has none</source>
        <translation>%1에 없음</translation>
    </message>
    <message>
        <source>give tokenizer.from</source>
        <translation>tokenizer.from을 주세요</translation>
    </message>
    <message>
        <source>see s2s plan for what saves memory</source>
        <translation>메모리를 줄이는 방법은 학습 화면의 메모리 계획이나 s2s plan에서 보세요</translation>
    </message>
    <message>
        <source>the average of %1 checkpoints is RUN@average</source>
        <translation>체크포인트 %1개의 평균은 RUN@average</translation>
    </message>
    <message>
        <source>the average of %1 checkpoints is RUN@average, validation loss %2</source>
        <extracomment>number 1 2</extracomment>
        <translation>체크포인트 %1개의 평균은 RUN@average, 검증 손실 %2</translation>
    </message>
    <message>
        <source>finished at step %1</source>
        <translation>스텝 %1에서 끝남</translation>
    </message>
    <message>
        <source>paused at step %1</source>
        <translation>스텝 %1에서 일시정지</translation>
    </message>
    <message>
        <source>finished at step %1: %2</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>스텝 %1에서 끝남: %2</translation>
    </message>
    <message>
        <source>paused at step %1: %2</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>스텝 %1에서 일시정지: %2</translation>
    </message>
    <message>
        <source>training from step %1 to %2</source>
        <translation>스텝 %1부터 %2까지 학습</translation>
    </message>
    <message>
        <source>the run folder exists already</source>
        <translation>실행 폴더가 이미 있습니다</translation>
    </message>
    <message>
        <source>name another one, or go on with resume</source>
        <translation>다른 폴더를 정하거나 이어 하세요</translation>
    </message>
    <message>
        <source>the run goes about %1 times through the %2 rows of %3</source>
        <extracomment>number 1 2</extracomment>
        <translation>실행이 %3의 %2행을 약 %1번 돕니다</translation>
    </message>
    <message>
        <source>the run goes about %1 times through the %2 rows with %3 tokens of %4</source>
        <extracomment>number 1 2 3</extracomment>
        <translation>실행이 %4의 %2행(토큰 %3개)을 약 %1번 돕니다</translation>
    </message>
    <message>
        <source>there is nothing to validate on</source>
        <translation>검증할 데이터가 없음</translation>
    </message>
    <message>
        <source>give data.validation, or set it to 0</source>
        <translation>data.validation을 주거나 0으로 하세요</translation>
    </message>
    <message>
        <source>gradients beyond float16: the loss scale was halved</source>
        <translation>기울기가 float16을 벗어나 손실 배율을 반으로 줄임</translation>
    </message>
    <message>
        <source>step %1 gave numbers that are none, first in %2</source>
        <extracomment>number 1; details 2</extracomment>
        <translation>스텝 %1에서 수가 아닌 값이 나왔습니다. 처음은 %2</translation>
    </message>
    <message>
        <source>step %1 gave numbers that are none, first in %2, after %3 steps left out in a row</source>
        <extracomment>number 1 3; details 2</extracomment>
        <translation>연달아 %3스텝을 건너뛴 뒤 스텝 %1에서 수가 아닌 값이 나왔습니다. 처음은 %2</translation>
    </message>
    <message>
        <source>step %1 gave numbers that are none, first in %2, after %3 times going back</source>
        <extracomment>number 1 3; details 2</extracomment>
        <translation>%3번 되돌아간 뒤 스텝 %1에서 수가 아닌 값이 나왔습니다. 처음은 %2</translation>
    </message>
    <message>
        <source>the weight %1 holds numbers that are none after step %2</source>
        <extracomment>number 2</extracomment>
        <translation>스텝 %2 뒤의 가중치 %1에 수가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>the weight %1 holds numbers that are none after step %2, after %3 times going back</source>
        <extracomment>number 2 3</extracomment>
        <translation>%3번 되돌아간 뒤에도 스텝 %2 뒤의 가중치 %1에 수가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>start again with optimizer.epsilon above 0, such as 1e-8</source>
        <translation>optimizer.epsilon을 1e-8처럼 0보다 크게 하여 다시 시작하세요</translation>
    </message>
    <message>
        <source>every step was left out, so no weight was ever changed; steps: %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1스텝을 모두 건너뛰어 가중치가 한 번도 바뀌지 않았습니다</translation>
    </message>
    <message>
        <source>start again with a lower optimizer.learning_rate</source>
        <translation>optimizer.learning_rate를 낮추어 다시 시작하세요</translation>
    </message>
    <message>
        <source>resume with a lower optimizer.learning_rate: the run goes on from %1</source>
        <translation>optimizer.learning_rate를 낮추어 이어 하세요. 실행은 %1에서 이어집니다</translation>
    </message>
    <message>
        <source>start a new run from %1@%2 with a lower optimizer.learning_rate</source>
        <translation>optimizer.learning_rate를 낮추어 %1@%2에서 새 실행을 시작하세요</translation>
    </message>
    <message>
        <source>step %1 gave numbers that are none, first in %2, from the checkpoint of step %3 again</source>
        <extracomment>number 1 3; details 2</extracomment>
        <translation>스텝 %3의 체크포인트에서 이어 한 스텝 %1에서 또 수가 아닌 값이 나왔습니다. 처음은 %2</translation>
    </message>
    <message>
        <source>%1: back to step %2, with half the learning rate from here on</source>
        <extracomment>details 1; number 2</extracomment>
        <translation>%1: 스텝 %2(으)로 되돌아가 여기부터 학습률을 반으로 줄임</translation>
    </message>
    <message>
        <source>start again</source>
        <translation>다시 시작하세요</translation>
    </message>
    <message>
        <source>holds out other rows of %1 than when the run began</source>
        <translation>%1에서 떼어 두는 행이 실행을 시작했을 때와 다름</translation>
    </message>
    <message>
        <source>go on with the data and the version of the program that it began with, or start a new run: the rows held out now may have been trained on</source>
        <translation>실행을 시작한 데이터와 프로그램 버전으로 이어 가거나 새 실행을 시작하세요. 지금 떼어 둔 행을 이미 학습했을 수 있습니다</translation>
    </message>
    <message>
        <source>the run does not record which rows it holds out, so nobody knows whether they are still the same</source>
        <translation>떼어 둔 행이 실행에 기록되어 있지 않아 그때와 같은지 알 수 없음</translation>
    </message>
    <message>
        <source>one row cannot be split</source>
        <translation>한 행은 나눌 수 없음</translation>
    </message>
    <message>
        <source>give more rows or a split of 0</source>
        <translation>행을 더 주거나 split을 0으로 하세요</translation>
    </message>
    <message>
        <source>leaves no row of %1 to train on</source>
        <translation>%1에 학습할 행이 남지 않음</translation>
    </message>
    <message>
        <source>its sources stand in other sets too; turn it off, or leave the set out</source>
        <translation>원문이 다른 데이터 세트에도 있습니다. 이것을 끄거나 그 데이터 세트를 빼세요</translation>
    </message>
    <message>
        <source>a training state of an unknown format</source>
        <translation>모르는 형식의 학습 상태입니다</translation>
    </message>
    <message>
        <source>resume with the program that wrote it</source>
        <translation>그것을 쓴 프로그램으로 이어 하세요</translation>
    </message>
    <message>
        <source>a training state whose %1 cannot be</source>
        <translation>%1이(가) 있을 수 없는 값인 학습 상태입니다</translation>
    </message>
    <message>
        <source>the training state is that of step %1</source>
        <extracomment>number 1</extracomment>
        <translation>스텝 %1의 학습 상태입니다</translation>
    </message>
    <message>
        <source>a training state that misses something</source>
        <translation>빠진 것이 있는 학습 상태입니다</translation>
    </message>
    <message>
        <source>resume the run: it goes on from the checkpoint before</source>
        <translation>실행을 이어 하세요. 그 앞의 체크포인트에서 이어집니다</translation>
    </message>
    <message>
        <source>tensor %1 is missing</source>
        <translation>텐서 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>tensor %1 has another size</source>
        <translation>텐서 %1의 크기가 다릅니다</translation>
    </message>
    <message>
        <source>the memory is full, and a step whose weights change in the backward pass cannot be split</source>
        <translation>메모리가 가득 찼는데, 역전파 중에 가중치를 바꾸는 스텝은 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>resume with training.gradient_checkpointing true</source>
        <translation>training.gradient_checkpointing을 true로 이어 하세요</translation>
    </message>
    <message>
        <source>start again with a lower training.tokens_per_batch</source>
        <translation>training.tokens_per_batch를 낮춰 다시 시작하세요</translation>
    </message>
    <message>
        <source>start again with a lower training.batch_size</source>
        <translation>training.batch_size를 낮춰 다시 시작하세요</translation>
    </message>
    <message>
        <source>start again with lower data.max_source_tokens and max_target_tokens</source>
        <translation>data.max_source_tokens와 max_target_tokens를 낮춰 다시 시작하세요</translation>
    </message>
    <message>
        <source>the memory is full %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>%1 메모리가 가득 찼습니다</translation>
    </message>
    <message>
        <source>with a single row at once beside the gradients of the step&apos;s other rows</source>
        <translation>스텝의 다른 행의 기울기를 두고 한 번에 한 행만 다뤄도</translation>
    </message>
    <message>
        <source>while the gradients of a step&apos;s parts are added up in float32</source>
        <translation>스텝 각 부분의 기울기를 float32로 더하는 중에</translation>
    </message>
    <message>
        <source>while the weights are updated</source>
        <translation>가중치를 갱신하는 중에</translation>
    </message>
    <message>
        <source>start again with lower data.max_source_tokens and max_target_tokens; s2s plan says what else saves memory</source>
        <translation>data.max_source_tokens와 max_target_tokens를 낮춰 다시 시작하세요. 메모리를 줄이는 다른 방법은 메모리 계획이나 s2s plan에서 보세요</translation>
    </message>
    <message>
        <source>%1; fewer rows at once take as much here</source>
        <extracomment>sentence 1</extracomment>
        <translation>%1. 여기서는 행을 줄여도 메모리는 그대로입니다</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <extracomment>sentence 1 2</extracomment>
        <translation>%1. 또는 %2</translation>
    </message>
    <message>
        <source>resume with a higher training.memory_budget_gib</source>
        <translation>training.memory_budget_gib을 올려 이어 하세요</translation>
    </message>
    <message>
        <source>start again with optimizer.in_backward true and optimizer.clip_norm 0</source>
        <translation>optimizer.in_backward를 true, optimizer.clip_norm을 0으로 다시 시작하세요</translation>
    </message>
    <message>
        <source>start again with optimizer.kind adafactor</source>
        <translation>optimizer.kind를 adafactor로 다시 시작하세요</translation>
    </message>
    <message>
        <source>start again with adaptation.kind lora</source>
        <translation>adaptation.kind를 lora로 다시 시작하세요</translation>
    </message>
    <message>
        <source>free memory and resume</source>
        <translation>메모리를 비우고 이어 하세요</translation>
    </message>
    <message>
        <source>a place that there is no memory to look for</source>
        <translation>메모리가 모자라 찾지 못한 곳</translation>
    </message>
    <message>
        <source>the sum of the gradients</source>
        <translation>기울기의 합</translation>
    </message>
    <message>
        <source>the logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>shorten data.max_source_tokens and max_target_tokens</source>
        <translation>data.max_source_tokens와 max_target_tokens를 줄이세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number of a validation</source>
        <translation>‘%1’은(는) 검증에서 나오는 수가 아님</translation>
    </message>
    <message>
        <source>the language &apos;%1&apos; is not known</source>
        <translation>모르는 언어입니다: ‘%1’</translation>
    </message>
    <message>
        <source>write codes such as ko, en or zh-Hant, with commas between them</source>
        <translation>ko, en, zh-Hant 같은 코드를 쉼표로 나누어 쓰세요</translation>
    </message>
    <message>
        <source>tokenizer.json is left out, since it cannot be read here (%1); transformers makes it again from the other files</source>
        <extracomment>details 1</extracomment>
        <translation>tokenizer.json은 여기서 읽을 수 없어 뺍니다(%1). transformers가 다른 파일로 다시 만듭니다</translation>
    </message>
    <message>
        <source>%1 reads bytes: its vocabulary is the 256 bytes, so there is nothing to trim</source>
        <translation>%1은(는) 바이트를 읽습니다. 어휘가 바이트 256개여서 줄일 것이 없습니다</translation>
    </message>
    <message>
        <source>use the model as it is</source>
        <translation>모델을 그대로 쓰세요</translation>
    </message>
    <message>
        <source>nothing says which pieces shall stay</source>
        <translation>어떤 조각을 남길지 정하지 않았습니다</translation>
    </message>
    <message>
        <source>name a corpus, or languages</source>
        <translation>말뭉치나 언어를 정하세요</translation>
    </message>
    <message>
        <source>an adapter has no vocabulary of its own</source>
        <translation>어댑터에는 자신의 어휘가 없습니다</translation>
    </message>
    <message>
        <source>export it as a whole model (s2s export), then trim that</source>
        <translation>전체 모델로 내보낸 다음(s2s export) 그것을 줄이세요</translation>
    </message>
    <message>
        <source>%1 rows of %2 cannot be read and do not count (s2s data inspect names them)</source>
        <extracomment>number 1</extracomment>
        <translation>%2의 %1행은 읽을 수 없어 세지 않음(s2s data inspect로 볼 수 있음)</translation>
    </message>
    <message>
        <source>1 row of %1 cannot be read and does not count (s2s data inspect names it)</source>
        <translation>%1의 1행은 읽을 수 없어 세지 않음(s2s data inspect로 볼 수 있음)</translation>
    </message>
    <message>
        <source>the run&apos;s recipe cannot be read, so its prefixes and answers stay only where the corpus has them: %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>실행의 레시피를 읽을 수 없어, 접두어와 답은 말뭉치에 있는 것만 남습니다: %1</translation>
    </message>
    <message>
        <source>the run&apos;s record of labels cannot be read, so these stay only where the corpus has them: %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>실행에 기록된 레이블을 읽을 수 없어, 레이블은 말뭉치에 있는 것만 남습니다: %1</translation>
    </message>
    <message>
        <source>the run does not record the labels of its data, so these stay only where the corpus has them</source>
        <translation>실행에 데이터의 레이블이 기록되어 있지 않아, 레이블은 말뭉치에 있는 것만 남습니다</translation>
    </message>
    <message>
        <source>two labels are assumed for each label column: the data is too long to be looked through in a moment, or cannot be read</source>
        <translation>데이터가 길어 바로 훑어볼 수 없거나 읽을 수 없어, 레이블 열마다 레이블이 둘이라고 보았습니다</translation>
    </message>
    <message>
        <source>the file does not list labels by set</source>
        <translation>파일에 집합별 레이블이 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>resume the run: it writes them anew</source>
        <translation>실행을 이어서 하면 다시 적습니다</translation>
    </message>
    <message>
        <source>there is no text in the corpus</source>
        <translation>말뭉치에 글이 없습니다</translation>
    </message>
    <message>
        <source>name a file with texts</source>
        <translation>글이 있는 파일을 정하세요</translation>
    </message>
    <message>
        <source>the corpus has changed meanwhile</source>
        <translation>그사이 말뭉치가 바뀌었습니다</translation>
    </message>
    <message>
        <source>trim again</source>
        <translation>다시 줄이세요</translation>
    </message>
    <message>
        <source>the vocabulary was not trimmed here: there is no %1</source>
        <translation>여기서 줄인 어휘가 아닙니다. %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>name a directory that --trim-vocabulary wrote, or a run that began from one</source>
        <translation>어휘를 줄여 내보낸 폴더나 그것으로 시작한 실행을 정하세요</translation>
    </message>
    <message>
        <source>not a map of a trimmed vocabulary, or a damaged one</source>
        <translation>줄인 어휘의 대응표가 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>trim the original again</source>
        <translation>원래 모델을 다시 줄이세요</translation>
    </message>
    <message>
        <source>the tokenizer has %1 pieces and the model %2 rows</source>
        <translation>토크나이저의 조각은 %1개인데 모델은 %2행입니다</translation>
    </message>
    <message>
        <source>use the tokenizer that the model was trained with</source>
        <translation>모델을 학습한 토크나이저를 쓰세요</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: %1 %2</source>
        <translation>줄이면 토크나이저가 달라집니다: %1 %2</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: the trimmed tokenizer has other files</source>
        <translation>줄이면 토크나이저가 달라집니다: 파일이 다름</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: the piece &apos;%1&apos; would be &apos;%2&apos;</source>
        <translation>줄이면 토크나이저가 달라집니다: 조각 ‘%1’이(가) ‘%2’이(가) 됨</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: the trimmed tokenizer has another number of pieces</source>
        <translation>줄이면 토크나이저가 달라집니다: 조각 수가 다름</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: a special token would have another id</source>
        <translation>줄이면 토크나이저가 달라집니다: 특수 토큰의 번호가 바뀜</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: a sentinel is missing</source>
        <translation>줄이면 토크나이저가 달라집니다: 빈칸 토큰이 없어짐</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: a sentinel would have another id</source>
        <translation>줄이면 토크나이저가 달라집니다: 빈칸 토큰의 번호가 바뀜</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: the language &apos;%1&apos; would have another id</source>
        <translation>줄이면 토크나이저가 달라집니다: 언어 ‘%1’의 번호가 바뀜</translation>
    </message>
    <message>
        <source>trimming would change the tokenizer: the text &apos;%1&apos; is cut into other pieces</source>
        <translation>줄이면 토크나이저가 달라집니다: 글 ‘%1’이(가) 다른 조각으로 나뉨</translation>
    </message>
    <message>
        <source>nothing was written; report it with the tokenizer&apos;s files</source>
        <translation>아무것도 쓰지 않았습니다. 토크나이저 파일과 함께 알려 주세요</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없음</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업임</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 넘음</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>폴더가 비어 있지 않음</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있음</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큼</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 김</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템임</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>시스템에 열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>심볼릭 링크가 너무 여러 겹임</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>다른 디스크로는 옮길 수 없음</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치나 자원이 사용 중임</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>실행 중인 파일임</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리를 할당할 수 없음</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>인자가 올바르지 않음</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>파일 기술자가 올바르지 않음</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>파일 핸들이 더는 유효하지 않음</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>그런 장치가 없음</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>그런 장치나 주소가 없음</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>연결 시간이 초과됨</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>호스트가 꺼져 있음</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>연결이 끊어져 있음</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>지원하지 않는 작업임</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>자원을 잠시 쓸 수 없음</translation>
    </message>
    <message>
        <source>No locks available</source>
        <translation>쓸 수 있는 잠금이 없음</translation>
    </message>
    <message>
        <source>Function not implemented</source>
        <translation>구현되지 않은 기능임</translation>
    </message>
    <message>
        <source>%1: counting again what it spent</source>
        <translation>%1: 얼마나 썼는지 다시 세는 중</translation>
    </message>
    <message>
        <source>%1: measuring what it will spend</source>
        <translation>%1: 얼마나 쓸지 재는 중</translation>
    </message>
    <message>
        <source>%1: training</source>
        <translation>%1: 학습 중</translation>
    </message>
    <message>
        <source>%1: %2 of %3 rows answered</source>
        <extracomment>number 2 3</extracomment>
        <translation>%1: %3행 중 %2행에 답함</translation>
    </message>
    <message>
        <source>%1 line %2</source>
        <extracomment>path 1; number 2</extracomment>
        <translation>%1 %2번째 줄</translation>
    </message>
    <message>
        <source>%1 line %2 byte %3</source>
        <extracomment>path 1; number 2 3</extracomment>
        <translation>%1 %2번째 줄 %3번째 바이트</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <extracomment>word 1</extracomment>
        <translation>텐서 %1</translation>
    </message>
    <message>
        <source>%1 seed %2</source>
        <extracomment>number 2</extracomment>
        <translation>%1 시드 %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1번째 줄</translation>
    </message>
    <message>
        <source>source %1</source>
        <extracomment>number 1</extracomment>
        <translation>원문 %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <extracomment>number 1</extracomment>
        <translation>번역문 %1</translation>
    </message>
    <message>
        <source>pair %1</source>
        <extracomment>number 1</extracomment>
        <translation>%1번째 쌍</translation>
    </message>
    <message>
        <source>target language</source>
        <translation>번역문 언어</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>정규식</translation>
    </message>
    <message>
        <source>&apos;right&apos; or &apos;left&apos;</source>
        <translation>‘right’나 ‘left’</translation>
    </message>
    <message>
        <source>the new vocabulary</source>
        <translation>새 어휘</translation>
    </message>
    <message>
        <source>Sequence of several templates</source>
        <translation>템플릿이 여럿인 Sequence</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <extracomment>details 1</extracomment>
        <translation>경고: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <extracomment>details 1</extracomment>
        <translation>실패: %1</translation>
    </message>
    <message>
        <source>filter of %1: %2</source>
        <extracomment>details 2</extracomment>
        <translation>%1의 필터: %2</translation>
    </message>
    <message>
        <source>an unknown name</source>
        <translation>모르는 이름</translation>
    </message>
    <message>
        <source>a checkpoint is damaged and was set aside: %1; going on from %2</source>
        <extracomment>details 1</extracomment>
        <translation>체크포인트가 손상되어 치워 두었음: %1; %2에서 이어 감</translation>
    </message>
    <message>
        <source>%1, %2; targets: %3</source>
        <extracomment>word 1 2; details 3</extracomment>
        <translation>%1, %2; 번역문 파일: %3</translation>
    </message>
    <message>
        <source>%1 with a byte-order mark, %2; targets: %3</source>
        <extracomment>word 1 2; details 3</extracomment>
        <translation>%1(바이트 순서 표시 있음), %2; 번역문 파일: %3</translation>
    </message>
    <message>
        <source>runs of a comparison all go to the end, or what is equalised would not be</source>
        <translation>비교의 실행은 모두 끝까지 가야 함. 그러지 않으면 똑같이 맞춘 것이 달라짐</translation>
    </message>
    <message>
        <source>leave early_stopping out of the recipe and of the changes</source>
        <translation>레시피와 changes에서 early_stopping을 빼세요</translation>
    </message>
    <message>
        <source>this evaluation has other rows: %1 was read with another &apos;%2&apos;, %3</source>
        <translation>이 평가의 행이 다릅니다. %1을(를) 다른 ‘%2’(으)로 읽었습니다(%3)</translation>
    </message>
    <message>
        <source>read it as before, or choose another folder</source>
        <translation>전과 같이 읽거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>this evaluation has other rows than what is read of %1 now</source>
        <translation>이 평가의 행이 지금 %1에서 읽은 것과 다릅니다</translation>
    </message>
    <message>
        <source>nothing is to be exported</source>
        <translation>내보낼 것이 없습니다</translation>
    </message>
    <message>
        <source>cannot read the updates: %1</source>
        <extracomment>details 1</extracomment>
        <translation>갱신값을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>the memory is full while %1</source>
        <extracomment>sentence 1</extracomment>
        <translation>%1 메모리가 가득 찼습니다</translation>
    </message>
    <message>
        <source>checkpoints are averaged</source>
        <translation>체크포인트의 평균을 내는 중에</translation>
    </message>
    <message>
        <source>the average of checkpoints is written</source>
        <translation>체크포인트의 평균을 쓰는 중에</translation>
    </message>
    <message>
        <source>a checkpoint is written</source>
        <translation>체크포인트를 쓰는 중에</translation>
    </message>
    <message>
        <source>free memory and go on, or resume with a higher training.memory_budget_gib</source>
        <translation>메모리를 비우고 계속하거나 training.memory_budget_gib을 올려 이어 하세요</translation>
    </message>
    <message>
        <source>the models are trained with &quot;%1&quot; and with &quot;%2&quot;, and nothing says which the test set has</source>
        <translation>모델들이 학습하는 값이 &quot;%1&quot;와(과) &quot;%2&quot;인데 테스트 세트가 어느 것인지 정해지지 않음</translation>
    </message>
    <message>
        <source>say test.%1</source>
        <translation>test.%1을(를) 적으세요</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is a score of generated answers, and none are generated</source>
        <translation>‘%1’은(는) 생성한 답의 점수인데 생성하는 답이 없음</translation>
    </message>
    <message>
        <source>it is not known whether the larger or the smaller &apos;%1&apos; is the better</source>
        <translation>‘%1’은(는) 클수록 좋은지 작을수록 좋은지 알 수 없음</translation>
    </message>
    <message>
        <source>set %1.mode to min or max, or use one of: %2</source>
        <translation>%1.mode를 min이나 max로 하거나 다음 가운데 하나를 쓰세요: %2</translation>
    </message>
    <message>
        <source>the file is gone since the checkpoint was written</source>
        <translation>체크포인트를 쓴 뒤에 파일이 없어졌습니다</translation>
    </message>
    <message>
        <source>the file has changed since the checkpoint was written</source>
        <translation>체크포인트를 쓴 뒤에 파일이 달라졌습니다</translation>
    </message>
    <message>
        <source>the checksums name a file outside the checkpoint</source>
        <translation>검사합이 체크포인트 밖의 파일을 가리킵니다</translation>
    </message>
    <message>
        <source>the checksums of the checkpoint are damaged</source>
        <translation>체크포인트의 검사합이 손상되었습니다</translation>
    </message>
    <message>
        <source>name another checkpoint, or remove checkpoint_checksums.json where the change is wanted</source>
        <translation>다른 체크포인트를 정하거나, 일부러 바꾼 것이면 checkpoint_checksums.json을 지우세요</translation>
    </message>
    <message>
        <source>%1 may name pieces in a way that is not known here</source>
        <translation>%1은(는) 여기서 모르는 방식으로 조각을 가리킬 수 있습니다</translation>
    </message>
    <message>
        <source>take it out, and put it back with the new ids</source>
        <translation>빼 두었다가 새 ID로 다시 넣으세요</translation>
    </message>
    <message>
        <source>the watermark marks other pieces: it follows from ids and the vocabulary&apos;s size</source>
        <translation>워터마크가 다른 조각에 찍힘: 워터마크는 ID와 어휘 크기에 따라 정해짐</translation>
    </message>
    <message>
        <source>the model&apos;s configuration asks for %1, which answers here do without</source>
        <translation>모델 설정이 요구하는 %1은(는) 여기서 답을 쓸 때 적용되지 않음</translation>
    </message>
</context>
</TS>
