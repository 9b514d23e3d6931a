# Briefing: choices, preview, making, what was made

briefing-title = { $region }, { $period } bulletin: { $kept } of the { $judged } targets that can be judged are met or on pace
briefing-title-none = { $region }, { $period } bulletin: no target can be judged
briefing-second-targets = { $count } targets
briefing-second-version = Data version { $version }
briefing-second-reported = { $reported } of { $expected } reports received

## Choices
briefing-make-title = Make documents
filter-doc-lang = Document language
filter-unknown-doc-lang = The link asks for the document language “{ $found }”, which is not supported. The language of the screen is used.
briefing-language-zh-CN = Chinese
briefing-language-en = English
filter-unknown-forms = The link asks for the format “{ $found }”, which does not exist. The default formats are used.
briefing-form-docx = Quarterly bulletin (Word, DOCX)
briefing-form-xlsx = Figures (Excel, XLSX)
briefing-form-pptx = Slides (PPTX)
briefing-told = Targets with slides and charts of their own
briefing-told-default = Chosen by rule: headline targets and those furthest behind, { $count }
filter-unknown-told = The link asks for the target “{ $found }”, which this bulletin does not cover. Targets are chosen by rule.
briefing-no-form = Please choose at least one format.
briefing-made-button = Make documents
briefing-making = Making the files, please wait
briefing-done = Made from data version { $version }, recorded as no. { $numbers }.
briefing-changed = The choices or the data have changed. The files made before are no longer listed here; they can be made again from the list below.
briefing-size = { $size } KB
briefing-fonts = This computer lacks fonts that the document asks for and shows others in their place: { $fonts }. Computers that have them are not affected.
briefing-font = { $use } “{ $font }” (shown in “{ $fallback }”)

## Told before making
briefing-lacks-targets = No numeric target binds this region. The documents will say only that. Please check region and target source.
briefing-lacks-force = No target was in force yet in this period. The documents will say only that. Please check the period.
briefing-lacks-values = No value was received for this period. The documents will list what is missing; no target can be judged.
briefing-partial = The data is not complete: { $reported } of { $expected } reports received{ $silent ->
        [0] { "" }
        [one] , one region reported nothing
       *[other] , { $silent } regions reported nothing
    }. The documents name what is missing.
briefing-approved-only = Values that are not approved do not enter documents, even while the screens show them.

## An office's own template
briefing-template-title = Use your office's own template (DOCX)
briefing-template-explained = Start from the sample below: change its wording, the fields in braces are filled in. A template is checked as soon as it is uploaded, and unknown fields are named.
briefing-template-starter = Download sample
briefing-template-name = bulletin-template
briefing-template-upload = Upload a template, DOCX file, up to 10 MB
briefing-template-good = The template “{ $file }” can be used. It decides the wording of the Word bulletin.
briefing-template-unused = The Word bulletin is not chosen, so the template is not used.
error-briefing-template-large = The template “{ $file }” is too large.
    .hint = Please remove pictures and the like; the file may have up to { $most } MB.

## Pictures
briefing-pictures-title = Chart pictures
briefing-pictures-explained = On an indicator's screen one click above the chart saves a picture of 3200×1800; or make all of them here at once (ZIP): progress by theme, matrix of regions, scorecard, and the targets below.
filter-picture = Picture format
filter-unknown-picture = The link asks for the picture format “{ $found }”, which does not exist. PNG is used.
briefing-pictures-button = Make pictures
error-briefing-no-pictures = None of the chosen targets has data that can be drawn. No picture was made.
    .hint = Please choose another period or other targets.

## Preview
briefing-preview-title = Preview
briefing-preview-explained = The same content as the documents in a plain layout. Attachments are in the files.
briefing-attachments = Attachments
briefing-attachment = { $name } ({ $count })

## What was made
briefing-list-title = Documents made
briefing-list-show = Show
briefing-list-region = This region
briefing-list-all = All
filter-unknown-made = The link asks for the list “{ $found }”, which does not exist. The documents of this region are listed.
filter-unknown-again = There is no document made with the number “{ $found }”.
briefing-list-none-region = No document has been made for this region yet.
briefing-list-none-all = No document has been made yet.
briefing-list-more = { $count } documents, the latest { $shown } are listed. The download has them all.
briefing-list-download = Download the list (CSV)
briefing-number = No. { $number }
briefing-column-number = Number
briefing-column-made = Made
briefing-column-by = By
briefing-column-region = Region
briefing-column-period = Period
briefing-column-form = Format
briefing-column-language = Language
briefing-column-version = Data version
briefing-column-sha256 = sha256
briefing-column-remark = Remarks
briefing-column-file = File name
briefing-column-figures = sha256 of the figures
briefing-column-template = sha256 of the template
briefing-column-code = Region code
briefing-remark-known = data received by { $moment }
briefing-remark-document = targets of { $document } only
briefing-remark-template = own template “{ $file }”
briefing-again-of-same = no. { $number } made again, same file
briefing-again-of-figures = no. { $number } made again, same figures, other file
briefing-again-of-other = no. { $number } made again, other figures
briefing-opened = No. { $number }: { $file }
briefing-again-button = Make again from data version { $version }
briefing-again-same = Identical with no. { $number }: both have the sha256 { $digest }…, later revisions changed nothing. Recorded as no. { $again }.
briefing-again-figures = All figures are those of no. { $number }; the file itself differs ({ $digest }…), as layout or wording may after an upgrade. Recorded as no. { $again }.
briefing-again-picture = All figures are those of no. { $number }. SVG pictures carry inner numbers that differ each time, so the sha256 differs ({ $digest }…). Recorded as no. { $again }.
briefing-again-other = The figures differ from no. { $number } ({ $digest }…). Please ask the administrator to check the database. Recorded as no. { $again }.
briefing-again-template = This document was filled into the template “{ $file }” (sha256 { $digest }…), which is not kept. Please upload the same file under “Use your office's own template” first.
briefing-use-choices = Open with the choices of this document
briefing-close = Close
error-briefing-unknown = There is no document made with the number “{ $found }”.
    .hint = Please check the number in the list on the briefing screen.
