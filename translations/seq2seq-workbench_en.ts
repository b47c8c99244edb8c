<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>s2s::ChecksPane</name>
    <message numerus="yes">
        <source>%n filter(s), not counted yet</source>
        <translation>
            <numerusform>%n filter, not counted yet</numerusform>
            <numerusform>%n filters, not counted yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonWords</name>
    <message numerus="yes">
        <source>%n run(s), one after another</source>
        <translation>
            <numerusform>%n run, one after another</numerusform>
            <numerusform>%n runs, one after another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the test set cannot be used and are left out. The first: %1.</source>
        <translation>
            <numerusform>%n row of the test set cannot be used and is left out: %1.</numerusform>
            <numerusform>%n rows of the test set cannot be used and are left out. The first: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 models × %n seed(s)</source>
        <translation>
            <numerusform>%1 models × %n seed</numerusform>
            <numerusform>%1 models × %n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::DataPage</name>
    <message numerus="yes">
        <source>%1 row(s) so far</source>
        <translation>
            <numerusform>%1 row so far</numerusform>
            <numerusform>%1 rows so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are in %2; left out: %3 bad, %4 filtered, %5 that the format cannot hold</source>
        <translation>
            <numerusform>%1 row is in %2; left out: %3 bad, %4 filtered, %5 that the format cannot hold</numerusform>
            <numerusform>%1 rows are in %2; left out: %3 bad, %4 filtered, %5 that the format cannot hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bad row(s)</source>
        <translation>
            <numerusform>%n bad row</numerusform>
            <numerusform>%n bad rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::DirectionsCard</name>
    <message numerus="yes">
        <source>Ask %n direction(s)   Ctrl ↵</source>
        <translation>
            <numerusform>Ask %n direction   Ctrl ↵</numerusform>
            <numerusform>Ask %n directions   Ctrl ↵</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◥ %n direction(s) that its training never saw</source>
        <translation>
            <numerusform>◥ %n direction that its training never saw</numerusform>
            <numerusform>◥ %n directions that its training never saw</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::LanguagePicker</name>
    <message numerus="yes">
        <source>%n languages</source>
        <translation>
            <numerusform>%n language</numerusform>
            <numerusform>%n languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ModelPicker</name>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 of %n model</numerusform>
            <numerusform>%1 of %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ModelsPage</name>
    <message numerus="yes">
        <source>%n chosen · parameters by part</source>
        <translation>
            <numerusform>%n chosen · parameters by part</numerusform>
            <numerusform>%n chosen · parameters by part</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::PromptBar</name>
    <message numerus="yes">
        <source>Ask %n model(s)   Ctrl ↵</source>
        <translation>
            <numerusform>Ask %n model   Ctrl ↵</numerusform>
            <numerusform>Ask %n models   Ctrl ↵</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::RateFinderDialog</name>
    <message numerus="yes">
        <source>%n rate(s) tried. The recipe&apos;s own weights and runs stay as they are.</source>
        <translation>
            <numerusform>%n rate tried. The recipe&apos;s own weights and runs stay as they are.</numerusform>
            <numerusform>%n rates tried. The recipe&apos;s own weights and runs stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::RecipePanel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::RunDetailsCard</name>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>%n curve</numerusform>
            <numerusform>%n curves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s); tick to overlay, choose two to compare their recipes</source>
        <translation>
            <numerusform>%n run; tick to overlay, choose two to compare their recipes</numerusform>
            <numerusform>%n runs; tick to overlay, choose two to compare their recipes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of other programs added</source>
        <translation>
            <numerusform>%n run of other programs added</numerusform>
            <numerusform>%n runs of other programs added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::TrainPage</name>
    <message numerus="yes">
        <source>%1 on %2: ended early, %3 did not get better for %n validation(s)</source>
        <translation>
            <numerusform>%1 on %2: ended early, %3 did not get better for %n validation</numerusform>
            <numerusform>%1 on %2: ended early, %3 did not get better for %n validations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::EvaluatePage</name>
    <message numerus="yes">
        <source>%1: %2 of %3 row(s)</source>
        <translation>
            <numerusform>%1: %2 of %3 row</numerusform>
            <numerusform>%1: %2 of %3 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::ComparisonDraft</name>
    <message numerus="yes">
        <source>%1 row(s) a step</source>
        <translation>
            <numerusform>%1 row a step</numerusform>
            <numerusform>%1 rows a step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 step(s) of %2</source>
        <translation>
            <numerusform>%1 step of %2</numerusform>
            <numerusform>%1 steps of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::DataSetsCard</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::DataToolsCard</name>
    <message numerus="yes">
        <source>%1 row(s) checked</source>
        <translation>
            <numerusform>%1 row checked</numerusform>
            <numerusform>%1 rows checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::TrainingDataDialog</name>
    <message numerus="yes">
        <source>%1 bad row(s) so far; line %2: %3</source>
        <translation>
            <numerusform>%1 bad row so far; line %2: %3</numerusform>
            <numerusform>%1 bad rows so far; line %2: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>s2s::TokenizerCard</name>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 token</numerusform>
            <numerusform>%1 tokens</numerusform>
        </translation>
    </message>
</context>
</TS>
