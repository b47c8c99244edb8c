"""The demo's words, with every form written out that a rule could get wrong."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Noun:
    kind: str  # food, animal, thing, person
    english: str
    english_plural: str
    korean: str
    counter: str  # the Korean classifier
    french: str
    french_plural: str
    french_gender: str  # m, f
    german: str
    german_plural: str
    german_gender: str  # m, f, n
    german_accusative: str = ""  # where it differs from the nominative
    tags: frozenset = field(default_factory=frozenset)


def noun(kind, english, korean, french, german, tags=""):
    """english: "apple/apples"; korean: "사과/개"; french: "f pomme/pommes"; german: "m Apfel/Äpfel[/accusative]"."""
    en, en_plural = english.split("/")
    ko, counter = korean.split("/")
    fr_gender, fr = french.split(" ", 1)
    fr, fr_plural = fr.split("/")
    de_gender, de = german.split(" ", 1)
    de, de_plural, *accusative = de.split("/")
    return Noun(kind, en, en_plural, ko, counter, fr, fr_plural, fr_gender, de, de_plural, de_gender,
                accusative[0] if accusative else de, frozenset(tags.split()))


NOUNS = [
    noun("food", "apple/apples", "사과/개", "f pomme/pommes", "m Apfel/Äpfel"),
    noun("food", "banana/bananas", "바나나/개", "f banane/bananes", "f Banane/Bananen"),
    noun("food", "orange/oranges", "오렌지/개", "f orange/oranges", "f Orange/Orangen"),
    noun("food", "peach/peaches", "복숭아/개", "f pêche/pêches", "m Pfirsich/Pfirsiche"),
    noun("food", "lemon/lemons", "레몬/개", "m citron/citrons", "f Zitrone/Zitronen"),
    noun("food", "tomato/tomatoes", "토마토/개", "f tomate/tomates", "f Tomate/Tomaten"),
    noun("food", "potato/potatoes", "감자/개", "f pomme de terre/pommes de terre", "f Kartoffel/Kartoffeln"),
    noun("food", "onion/onions", "양파/개", "m oignon/oignons", "f Zwiebel/Zwiebeln"),
    noun("food", "carrot/carrots", "당근/개", "f carotte/carottes", "f Karotte/Karotten"),
    noun("food", "egg/eggs", "달걀/개", "m œuf/œufs", "n Ei/Eier"),
    noun("food", "cake/cakes", "케이크/개", "m gâteau/gâteaux", "m Kuchen/Kuchen"),
    noun("food", "sandwich/sandwiches", "샌드위치/개", "m sandwich/sandwichs", "n Sandwich/Sandwiches"),
    noun("food", "strawberry/strawberries", "딸기/개", "f fraise/fraises", "f Erdbeere/Erdbeeren"),
    noun("food", "cookie/cookies", "쿠키/개", "m biscuit/biscuits", "m Keks/Kekse"),
    noun("food", "melon/melons", "멜론/개", "m melon/melons", "f Melone/Melonen"),
    noun("food", "cucumber/cucumbers", "오이/개", "m concombre/concombres", "f Gurke/Gurken"),

    noun("animal", "cat/cats", "고양이/마리", "m chat/chats", "f Katze/Katzen", "fits-box runs"),
    noun("animal", "dog/dogs", "개/마리", "m chien/chiens", "m Hund/Hunde", "runs"),
    noun("animal", "bird/birds", "새/마리", "m oiseau/oiseaux", "m Vogel/Vögel", "fits-box"),
    noun("animal", "horse/horses", "말/마리", "m cheval/chevaux", "n Pferd/Pferde", "runs"),
    noun("animal", "cow/cows", "소/마리", "f vache/vaches", "f Kuh/Kühe", "runs"),
    noun("animal", "pig/pigs", "돼지/마리", "m cochon/cochons", "n Schwein/Schweine", "runs"),
    noun("animal", "sheep/sheep", "양/마리", "m mouton/moutons", "n Schaf/Schafe", "runs"),
    noun("animal", "rabbit/rabbits", "토끼/마리", "m lapin/lapins", "n Kaninchen/Kaninchen", "fits-box runs"),
    noun("animal", "mouse/mice", "쥐/마리", "f souris/souris", "f Maus/Mäuse", "fits-box runs"),
    noun("animal", "duck/ducks", "오리/마리", "m canard/canards", "f Ente/Enten", "fits-box"),
    noun("animal", "hen/hens", "닭/마리", "f poule/poules", "n Huhn/Hühner", "fits-box"),
    noun("animal", "fish/fish", "물고기/마리", "m poisson/poissons", "m Fisch/Fische", "in-water"),
    noun("animal", "goat/goats", "염소/마리", "f chèvre/chèvres", "f Ziege/Ziegen", "runs"),
    noun("animal", "frog/frogs", "개구리/마리", "f grenouille/grenouilles", "m Frosch/Frösche", "fits-box"),

    noun("thing", "book/books", "책/권", "m livre/livres", "n Buch/Bücher", "small"),
    noun("thing", "chair/chairs", "의자/개", "f chaise/chaises", "m Stuhl/Stühle", "outdoors"),
    noun("thing", "umbrella/umbrellas", "우산/개", "m parapluie/parapluies", "m Regenschirm/Regenschirme", "small"),
    noun("thing", "bag/bags", "가방/개", "m sac/sacs", "f Tasche/Taschen", "small"),
    noun("thing", "hat/hats", "모자/개", "m chapeau/chapeaux", "m Hut/Hüte", "small"),
    noun("thing", "car/cars", "자동차/대", "f voiture/voitures", "n Auto/Autos", "outdoors"),
    noun("thing", "bicycle/bicycles", "자전거/대", "m vélo/vélos", "n Fahrrad/Fahrräder", "outdoors"),
    noun("thing", "ball/balls", "공/개", "m ballon/ballons", "m Ball/Bälle", "small outdoors"),
    noun("thing", "cup/cups", "컵/개", "f tasse/tasses", "f Tasse/Tassen", "small"),
    noun("thing", "key/keys", "열쇠/개", "f clé/clés", "m Schlüssel/Schlüssel", "small"),
    noun("thing", "letter/letters", "편지/통", "f lettre/lettres", "m Brief/Briefe", "small on-paper"),
    noun("thing", "lamp/lamps", "램프/개", "f lampe/lampes", "f Lampe/Lampen", "small"),
    noun("thing", "watch/watches", "시계/개", "f montre/montres", "f Uhr/Uhren", "small"),
    noun("thing", "knife/knives", "칼/자루", "m couteau/couteaux", "n Messer/Messer", "small"),
    noun("thing", "spoon/spoons", "숟가락/개", "f cuillère/cuillères", "m Löffel/Löffel", "small"),
    noun("thing", "fork/forks", "포크/개", "f fourchette/fourchettes", "f Gabel/Gabeln", "small"),
    noun("thing", "camera/cameras", "카메라/대", "m appareil photo/appareils photo", "f Kamera/Kameras", "small"),
    noun("thing", "map/maps", "지도/장", "f carte/cartes", "f Landkarte/Landkarten", "small"),
    noun("thing", "doll/dolls", "인형/개", "f poupée/poupées", "f Puppe/Puppen", "small"),
    noun("thing", "pencil/pencils", "연필/자루", "m crayon/crayons", "m Bleistift/Bleistifte", "small"),
    noun("thing", "computer/computers", "컴퓨터/대", "m ordinateur/ordinateurs", "m Computer/Computer", "small"),
    noun("thing", "telephone/telephones", "전화기/대", "m téléphone/téléphones", "n Telefon/Telefone", "small"),
    noun("thing", "shirt/shirts", "셔츠/벌", "f chemise/chemises", "n Hemd/Hemden", "small"),
    noun("thing", "dictionary/dictionaries", "사전/권", "m dictionnaire/dictionnaires", "n Wörterbuch/Wörterbücher",
         "small"),
    noun("thing", "plate/plates", "접시/개", "f assiette/assiettes", "m Teller/Teller", "small"),
    noun("thing", "mirror/mirrors", "거울/개", "m miroir/miroirs", "m Spiegel/Spiegel", "small"),

    noun("person", "doctor/doctors", "의사/명", "m médecin/médecins", "m Arzt/Ärzte", "helps"),
    noun("person", "child/children", "아이/명", "m enfant/enfants", "n Kind/Kinder"),
    noun("person", "girl/girls", "소녀/명", "f fille/filles", "n Mädchen/Mädchen"),
    noun("person", "boy/boys", "소년/명", "m garçon/garçons", "m Junge/Jungen/Jungen"),
    noun("person", "singer/singers", "가수/명", "m chanteur/chanteurs", "m Sänger/Sänger", "helps"),
    noun("person", "nurse/nurses", "간호사/명", "f infirmière/infirmières", "f Krankenschwester/Krankenschwestern", "helps"),
]

# Sentences about other things, for span filling only: any subject goes with any predicate. Everything is third
# person singular; the German predicates need no inversion because the subject comes first.
SUBJECTS = [
    ("My mother", "어머니는", "Ma mère", "Meine Mutter"),
    ("My father", "아버지는", "Mon père", "Mein Vater"),
    ("My sister", "여동생은", "Ma sœur", "Meine Schwester"),
    ("My brother", "남동생은", "Mon frère", "Mein Bruder"),
    ("My friend", "제 친구는", "Mon ami", "Mein Freund"),
    ("The student", "학생은", "L'étudiant", "Der Student"),
    ("Our neighbour", "우리 이웃은", "Notre voisin", "Unser Nachbar"),
    ("Anna", "안나는", "Anna", "Anna"),
    ("Minsu", "민수는", "Minsu", "Minsu"),
    ("Paul", "폴은", "Paul", "Paul"),
]

PREDICATES = [
    ("reads the newspaper in the morning", "아침에 신문을 읽습니다", "lit le journal le matin", "liest morgens die Zeitung"),
    ("drinks coffee every day", "매일 커피를 마십니다", "boit du café tous les jours", "trinkt jeden Tag Kaffee"),
    ("goes to school by bus", "버스로 학교에 갑니다", "va à l'école en bus", "fährt mit dem Bus zur Schule"),
    ("is learning Korean", "한국어를 배우고 있습니다", "apprend le coréen", "lernt Koreanisch"),
    ("is learning English", "영어를 배우고 있습니다", "apprend l'anglais", "lernt Englisch"),
    ("speaks German well", "독일어를 잘합니다", "parle bien allemand", "spricht gut Deutsch"),
    ("speaks French a little", "프랑스어를 조금 합니다", "parle un peu français", "spricht ein wenig Französisch"),
    ("will translate this sentence", "이 문장을 번역할 것입니다", "traduira cette phrase", "wird diesen Satz übersetzen"),
    ("can translate English to Korean", "영어를 한국어로 번역할 수 있습니다", "sait traduire l'anglais en coréen", "kann Englisch ins Koreanische übersetzen"),
    ("can translate English to German", "영어를 독일어로 번역할 수 있습니다", "sait traduire l'anglais en allemand", "kann Englisch ins Deutsche übersetzen"),
    ("can translate English to French", "영어를 프랑스어로 번역할 수 있습니다", "sait traduire l'anglais en français", "kann Englisch ins Französische übersetzen"),
    ("lives in a big city", "큰 도시에 삽니다", "habite dans une grande ville", "wohnt in einer großen Stadt"),
    ("lives near the sea", "바다 근처에 삽니다", "habite près de la mer", "wohnt am Meer"),
    ("works at a hospital", "병원에서 일합니다", "travaille dans un hôpital", "arbeitet in einem Krankenhaus"),
    ("plays football on Saturday", "토요일에 축구를 합니다", "joue au football le samedi", "spielt samstags Fußball"),
    ("listens to music at night", "밤에 음악을 듣습니다", "écoute de la musique le soir", "hört abends Musik"),
    ("cooks dinner at home", "집에서 저녁을 만듭니다", "prépare le dîner à la maison", "kocht zu Hause das Abendessen"),
    ("gets up at seven", "일곱 시에 일어납니다", "se lève à sept heures", "steht um sieben Uhr auf"),
    ("visited the museum yesterday", "어제 박물관에 갔습니다", "a visité le musée hier", "hat gestern das Museum besucht"),
    ("watched a film last night", "어젯밤에 영화를 보았습니다", "a regardé un film hier soir", "hat gestern Abend einen Film gesehen"),
    ("wrote a long story", "긴 이야기를 썼습니다", "a écrit une longue histoire", "hat eine lange Geschichte geschrieben"),
    ("took the train to Seoul", "서울로 가는 기차를 탔습니다", "a pris le train pour Séoul", "hat den Zug nach Seoul genommen"),
    ("will travel to Berlin next year", "내년에 베를린으로 여행을 갈 것입니다", "voyagera à Berlin l'année prochaine", "wird nächstes Jahr nach Berlin reisen"),
    ("will visit Paris in spring", "봄에 파리를 방문할 것입니다", "visitera Paris au printemps", "wird im Frühling Paris besuchen"),
    ("wants to drink water", "물을 마시고 싶어 합니다", "veut boire de l'eau", "möchte Wasser trinken"),
    ("wants to go home", "집에 가고 싶어 합니다", "veut rentrer à la maison", "möchte nach Hause gehen"),
    ("is waiting at the station", "역에서 기다리고 있습니다", "attend à la gare", "wartet am Bahnhof"),
    ("is walking in the park", "공원에서 산책하고 있습니다", "se promène dans le parc", "geht im Park spazieren"),
    ("is washing the dishes", "설거지를 하고 있습니다", "fait la vaisselle", "spült das Geschirr"),
    ("is singing a song", "노래를 부르고 있습니다", "chante une chanson", "singt ein Lied"),
    ("can swim very well", "수영을 아주 잘합니다", "nage très bien", "kann sehr gut schwimmen"),
    ("cannot come tomorrow", "내일 올 수 없습니다", "ne peut pas venir demain", "kann morgen nicht kommen"),
    ("knows the answer", "답을 알고 있습니다", "connaît la réponse", "kennt die Antwort"),
    ("does not know the way", "길을 모릅니다", "ne connaît pas le chemin", "kennt den Weg nicht"),
    ("opened the window", "창문을 열었습니다", "a ouvert la fenêtre", "hat das Fenster geöffnet"),
    ("closed the door", "문을 닫았습니다", "a fermé la porte", "hat die Tür geschlossen"),
    ("forgot the time", "시간 가는 줄 몰랐습니다", "a oublié l'heure", "hat die Zeit vergessen"),
    ("is always in a good mood", "언제나 기분이 좋습니다", "est toujours de bonne humeur", "ist immer gut gelaunt"),
    ("caught a cold", "감기에 걸렸습니다", "a attrapé un rhume", "hat sich erkältet"),
]

# Whole sentences, for span filling only.
SAYINGS = {
    "en": ["It is raining today.", "It will snow tomorrow.", "The weather is fine.", "The sky is blue and clear.",
           "What time is it now?", "Today is Monday.", "Tomorrow is Tuesday.", "There are seven days in a week.",
           "Good morning!", "Good night!", "Thank you very much.", "Nice to meet you.", "How are you?",
           "See you again tomorrow.", "The train is late.", "The station is far from here.",
           "Winter is cold and summer is hot.", "The flowers bloom in spring.", "The leaves turn red in autumn.",
           "Please read this sentence again.", "We translate from English to Korean.",
           "We translate from English to German and French.", "This question is difficult.", "That is a good idea.",
           "He said: good morning!", "They asked: where is the station?"],
    "ko": ["오늘은 비가 옵니다.", "내일은 눈이 올 것입니다.", "날씨가 좋습니다.", "하늘이 파랗고 맑습니다.",
           "지금 몇 시입니까?", "오늘은 월요일입니다.", "내일은 화요일입니다.", "일주일은 칠 일입니다.",
           "안녕하십니까?", "안녕히 주무십시오.", "대단히 감사합니다.", "만나서 반갑습니다.", "어떻게 지내십니까?",
           "내일 또 뵙겠습니다.", "기차가 늦습니다.", "역은 여기에서 멉니다.",
           "겨울은 춥고 여름은 덥습니다.", "봄에는 꽃이 핍니다.", "가을에는 나뭇잎이 붉게 물듭니다.",
           "이 문장을 다시 읽어 주십시오.", "우리는 영어를 한국어로 번역합니다.",
           "우리는 영어를 독일어와 프랑스어로 번역합니다.", "이 문제는 어렵습니다.", "그것은 좋은 생각입니다.",
           "그가 말했습니다: 안녕하십니까!", "그들이 물었습니다: 역이 어디입니까?"],
    "fr": ["Il pleut aujourd'hui.", "Il neigera demain.", "Il fait beau.", "Le ciel est bleu et clair.",
           "Quelle heure est-il maintenant ?", "Aujourd'hui, c'est lundi.", "Demain, c'est mardi.",
           "Il y a sept jours dans une semaine.", "Bonjour !", "Bonne nuit !", "Merci beaucoup.",
           "Enchanté de faire votre connaissance.", "Comment allez-vous ?", "À demain.", "Le train est en retard.",
           "La gare est loin d'ici.", "L'hiver est froid et l'été est chaud.", "Les fleurs éclosent au printemps.",
           "Les feuilles rougissent en automne.", "Relisez cette phrase, s'il vous plaît.",
           "Nous traduisons de l'anglais vers le coréen.", "Nous traduisons de l'anglais vers l'allemand.",
           "Cette question est difficile.", "C'est une bonne idée.",
           "Il a dit : bonjour !", "Ils ont demandé : où est la gare ?"],
    "de": ["Heute regnet es.", "Morgen wird es schneien.", "Das Wetter ist schön.", "Der Himmel ist blau und klar.",
           "Wie spät ist es jetzt?", "Heute ist Montag.", "Morgen ist Dienstag.", "Eine Woche hat sieben Tage.",
           "Guten Morgen!", "Gute Nacht!", "Vielen Dank.", "Freut mich, Sie kennenzulernen.", "Wie geht es Ihnen?",
           "Bis morgen.", "Der Zug hat Verspätung.", "Der Bahnhof ist weit von hier.",
           "Der Winter ist kalt und der Sommer ist heiß.", "Im Frühling blühen die Blumen.",
           "Im Herbst werden die Blätter rot.", "Bitte lesen Sie diesen Satz noch einmal.",
           "Wir übersetzen aus dem Englischen ins Koreanische.", "Wir übersetzen aus dem Englischen ins Französische.",
           "Diese Frage ist schwierig.", "Das ist eine gute Idee.",
           "Er sagte: guten Morgen!", "Sie fragten: wo ist der Bahnhof?"],
}
