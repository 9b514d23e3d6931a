# Documents: the quarterly bulletin, workbooks

## Workbooks
sheet-notes = Notes
sheet-note = Item
sheet-note-text = Text
error-workbook-too-large = The table is beyond what Excel holds: { $rows } rows (at most { $most }, and { $longest } characters in a cell).
    .hint = Narrow the selection and export again, or take CSV.

## Bulletin: errors
error-version-unknown = There is no data version “{ $found }”; the latest is { $latest }.
    .hint = Give a number from 1 to { $latest }, or none for the latest.
error-version-removed = Data version { $found } cannot be shown again: demonstration data was removed since.
    .hint = Take a data version after the removal.
error-bulletin-format = A bulletin cannot be made as “{ $found }”.
    .hint = Formats: { $expected }.
error-template-format = A template of your own works for DOCX only, not for “{ $found }”.
    .hint = Use --format docx, or leave --template out.
error-template-unreadable = The template “{ $file }” cannot be read: { $found }
    .hint = A template is a Word .docx file; docs/bulletin-template.md says how fields are written.
error-template-field = The template “{ $file }” has fields the monitor does not know: { $fields }.
    .hint = docs/bulletin-template.md lists the fields. Correct them and make the bulletin again; no file was written.
error-language-unknown = The language “{ $found }” is not supported.
    .hint = Languages: { $expected }.
error-file-disk-full = The disk is full; the file “{ $file }” was not written.
    .hint = Free some space or choose another place; a file that was there before is unchanged.
warning-font = The font “{ $font }” ({ $use }) is not installed on this machine; here “{ $fallback }” is seen in its place. Computers that have it are not affected.
warning-font-any = a font of the system
warning-fonts-unchecked = The fonts of this machine cannot be listed; the bulletin asks for { $fonts }.
font-use-body = Chinese text
font-use-title = title
font-use-first = headings
font-use-second = second headings
font-use-latin = digits and Latin letters
font-use-slides = Chinese in slides
font-use-slides-latin = figures and Latin letters in slides

## Bulletin: opening
bulletin-name = bulletin_{ $region }_{ $period }
bulletin-title = Health-reform targets of { $region }{ $line_end }Bulletin for { $period }
bulletin-title-space = { ": " }
bulletin-subtitle = As of { $day } · data version { $version }
bulletin-subtitle-known = As of { $day } · data received by { $moment } · data version { $version }
bulletin-mark = { $mark }
bulletin-demonstration = Demonstration data, not for official use
bulletin-to-province = To the offices leading health reform in the provinces, autonomous regions and municipalities, and in the Xinjiang Production and Construction Corps
bulletin-to-prefecture = To the offices leading health reform in the cities and prefectures
bulletin-to-county = To the offices leading health reform in the counties and districts
bulletin-to-below = To the offices leading health reform in the { $kinds }
bulletin-to-none = To all units concerned
bulletin-bracketed = { " " }({ $words })
bulletin-intro = From the targets set in { $documents } and the returns received, this bulletin reports how far the numeric health-reform targets of { $whole } were reached in { $period } (as of { $day }).
bulletin-intro-none = This bulletin reports how far the numeric health-reform targets of { $whole } were reached in { $period } (as of { $day }).
bulletin-whole-country = China
bulletin-whole-province = the province
bulletin-whole-district = the district
bulletin-whole-city = the city
bulletin-whole-prefecture = the prefecture
bulletin-whole-league = the league
bulletin-whole-county = the county
bulletin-whole-banner = the banner
bulletin-whole-corps = the Corps
bulletin-whole-area = the prefecture
bulletin-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
bulletin-moment =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }, { $hour }:{ $minute }
bulletin-numeral = { $number }
bulletin-head = { $numeral }. { $words }
bulletin-subhead = ({ $numeral }) { $words }
bulletin-numbered = { $number }. { $words }
bulletin-comma = { ", " }
bulletin-semicolon = { "; " }
bulletin-stop = .
bulletin-space = { " " }

## Bulletin: overall
bulletin-head-overall = Overall
bulletin-counts = As of { $day }, of the { $total } numeric targets of { $whole }: { $parts }.
bulletin-count = { $count } { $status }
bulletin-judged = Of the { $judged } that can be judged, { $good } are met or on pace ({ $share }).
bulletin-no-targets = No numeric target binds { $region }.
bulletin-not-in-force = As of { $day }, none of the { $total } numeric targets of { $whole } is in force yet; there is no progress to report.
bulletin-no-values = No value was received from { $whole } as of { $day }; none of the { $total } numeric targets can be assessed. Section 4 names the regions and targets that are missing; make this bulletin again once they have been reported.
bulletin-moved = Since { $before }, { $parts }.
bulletin-improved =
    { $count ->
        [one] one target has become met or on pace ({ $names })
       *[other] { $count } targets have become met or on pace ({ $names })
    }
bulletin-fallen =
    { $count ->
        [one] one target is no longer met or on pace ({ $names })
       *[other] { $count } targets are no longer met or on pace ({ $names })
    }
bulletin-not-moved = Since { $before }, no target has become met or on pace, and none has ceased to be.
bulletin-reported = { $reported } of { $expected } values due from the reporting units were received ({ $share }).
bulletin-headline =
    { $count ->
        [one] Headline target: { $items }.
       *[other] Headline targets: { $items }.
    }
bulletin-headline-item = { $name } { $value }, target { $target }, { $said }
bulletin-gap = { $gap } short
bulletin-no-value = no value
bulletin-number = “{ $name }”

## Bulletin: themes
bulletin-head-themes = By theme
bulletin-themes-good =
    { $count ->
        [one] All targets of one theme are met or on pace: { $names }.
       *[other] All targets of { $count } themes are met or on pace: { $names }.
    }
bulletin-themes-behind =
    { $count ->
        [one] One theme has targets behind: { $parts }.
       *[other] { $count } themes have targets behind: { $parts }.
    }
bulletin-theme-behind = { $theme } ({ $count })
bulletin-table-themes = Table { $number }. Targets by theme and status

## Bulletin: regions
bulletin-head-regions = Regions
bulletin-no-children = { $region } has no regions below it to compare.
bulletin-one-child = { $name } is the only region below, so nothing is ranked; the table shows how it stands.
bulletin-not-ranked = None of the regions below has a target that can be judged; they cannot be ranked.
bulletin-subhead-overall = Overall ranking
bulletin-subhead-headline = Headline targets
bulletin-ranked = { $count } regions are ranked by the share of their judged targets that are met or on pace. In front: { $first }. At the end: { $last }.
bulletin-ranked-all = { $count } regions are ranked by the share of their judged targets that are met or on pace: { $first }.
bulletin-ranked-equal = In all { $count } regions the share of judged targets that are met or on pace is the same: { $share }.
bulletin-ranked-one = { $name } ({ $share })
bulletin-table-overall = Table { $number }. Overall ranking
bulletin-table-ranking = Table { $number }. { $name } (target { $target })
bulletin-table-ranking-own = Table { $number }. { $name } (targets differ by region)
bulletin-ranking-caption = { $name } (target { $target })
bulletin-ranking-caption-own = { $name } (targets differ by region)
bulletin-ranking-rule = Share: the part of the judged targets that is met or on pace. Among equal shares the larger part that is met goes first; what is equal then shares its rank. A region without a judged target has no rank. Change of rank since { $before }.

## Bulletin: problems
bulletin-head-problems = Main problems
bulletin-subhead-own = Targets of the region itself
bulletin-subhead-below = Regions behind
bulletin-subhead-silent = Not reported
bulletin-subhead-milestones = Overdue
bulletin-notices-untold = Rectification notices are told to those responsible for this region only; they are left out here.
bulletin-subhead-notices = Notices without a reply in time
bulletin-problems-none = No target behind, no missing value and no overdue milestone was found.
bulletin-own-problem = { $name }: { $value }, target { $target }, { $said } (due { $due })
bulletin-own-slow =
    { $count ->
        [one] One more target is slow: { $names }; see attachment { $number }.
       *[other] { $count } more targets are slow: { $names }; see attachment { $number }.
    }
bulletin-own-only-slow =
    { $count ->
        [one] No target is far behind; one is slow: { $names }; see attachment { $number }.
       *[other] No target is far behind; { $count } are slow: { $names }; see attachment { $number }.
    }
bulletin-below-problem = { $name } (target { $target }): { $parts }
bulletin-below-part = { $status } in { $count }, { $names }
bulletin-below-part-some = { $status } in { $count }, { $names } and others (all in attachment { $number })
bulletin-own-targets = differs by region
bulletin-below-one = { $region } ({ $value }, { $gap } short)
bulletin-below-one-no-gap = { $region } ({ $value })
bulletin-silent =
    { $count ->
        [one] One region reported nothing at all: { $names }.
       *[other] { $count } regions reported nothing at all: { $names }.
    }
bulletin-silent-all =
    { $count ->
        [one] The region below reported nothing: { $names }.
       *[other] None of the { $count } regions below reported anything: { $names }.
    }
bulletin-lacking = { $name }: not reported by { $names } ({ $count }).
bulletin-lacking-own =
    { $count ->
        [one] { $region } itself did not report one target: { $names }.
       *[other] { $region } itself did not report { $count } targets: { $names }.
    }
bulletin-milestone-over =
    { $name }: was due by { $due }, { $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    }
bulletin-milestone-late = { $name }: was due by { $due }, done, but late
bulletin-notice-number = { $number } ({ $colour })
bulletin-notice-number-from = { $issuer } { $number } ({ $colour })
bulletin-notice =
    { $number }: { $region }, { $name }; a reply was due by { $deadline }, { $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    }

## Bulletin: next steps
bulletin-head-steps = Next steps
bulletin-step-missed-head = Targets past their due date.
bulletin-step-missed = Find out why { $names } were missed, say who answers for them, and set a date by which they will be met.
bulletin-step-open-head = Targets behind their path.
bulletin-step-open = Due on { $due } and behind: { $names }. Plan each of them back from its due date.
bulletin-step-milestones-head = Milestones ahead.
bulletin-step-milestones = To be done in time: { $parts }.
bulletin-step-milestone = { $name } (by { $due })
bulletin-step-regions-head = Regions with most targets behind.
bulletin-step-regions = { $names } have to set out measures target by target, following the attachments and the workbook.
bulletin-step-region = { $name } ({ $count })
bulletin-step-report-head = Missing returns.
bulletin-step-report = Regions and units named above report what is missing, at the latest together with { $next }.
bulletin-step-notices-head = Overdue replies.
bulletin-step-notices = The reply to { $names } is overdue. Whoever received { $count ->
        [one] it
       *[other] them
    } replies in writing as soon as this bulletin arrives; without a reply the notice is escalated as the rules say.
bulletin-step-keep-head = Keep the pace.
bulletin-step-keep = No target is behind; all are to be completed in time.
bulletin-list-more = { $names } and others, { $count } in all

## Bulletin: attachments
bulletin-attachments = { "Attachments: " }
bulletin-attachment-one = { $number }. { $name }
bulletin-attachment = Attachment { $number }
attachment-on_pace = Targets met and on pace
attachment-behind = Targets behind
attachment-open = Targets not due yet or not assessed
attachment-below = Regions behind by name
attachment-rankings = Regions by target
attachment-sources = Where the targets come from
attachment-method = Method and data
bulletin-sources-note = Document: { $document }. The wording is the Chinese original.
bulletin-attachment-empty = There is no such target.
bulletin-slow-note = Behind: slow, far behind, worsening or missed.
bulletin-rankings-note = Each table runs from the best value to the worst. Gap: value less target, negative where it is not reached, in percentage points for ratios. Change: of rank since { $before }. “—”: no value, or no rank to compare with.

## Bulletin: columns
column-bulletin-number = No.
column-bulletin-theme = Theme
column-bulletin-total = Targets
column-bulletin-name = Target
column-bulletin-target = Asked
column-bulletin-value = Value
column-bulletin-gap = Gap
column-bulletin-due = Due
column-bulletin-status = Status
column-bulletin-rank = Rank
column-bulletin-region = Region
column-bulletin-judged = Judged
column-bulletin-met = Met
column-bulletin-on-pace = On pace
column-bulletin-share = Share
column-bulletin-moved = Change
column-bulletin-moved-short = ±
column-bulletin-lacking = Missing
column-bulletin-grave = Far behind or worse
column-bulletin-slow = Slow
column-bulletin-document = Document
column-bulletin-clause = Clause
column-bulletin-quote = Wording
column-bulletin-remark = Remark
bulletin-clause-preamble = preamble
bulletin-clause-overview = overview
bulletin-clause-closing = closing
bulletin-up = +{ $places }
bulletin-down = −{ $places }
bulletin-level = 0

## Bulletin: method
method-bulletin-scope = Scope. { $documents } set { $total } numeric targets that bind { $region }; a target that is repeated counts once.
method-bulletin-known = Data. As of { $day }; data version { $version } ({ $moment }). Made again from the same version and moment, the figures are the same.
method-bulletin-known-at = Data. As of { $day }; only data received by { $known }, data version { $version } ({ $moment }). Made again from the same version and moment, the figures are the same.
method-bulletin-rollup = Roll-up. Ratios add the numerators and the denominators of the regions below; percentages are never averaged. Counts add. A region's own return wins over the sum of its parts. Missing is not zero.
method-bulletin-completeness = Completeness. { $reported } of { $expected } values due were received ({ $share }). Where fewer than { $cut } of the units reported and the others could change the verdict, nothing is judged.
method-bulletin-methods = Method of judging progress. { $parts }.
method-bulletin-method =
    { $count ->
        [one] { $method }: one target
       *[other] { $method }: { $count } targets
    }
method-bulletin-linear = Linear pace. (value − baseline) ÷ (expected − baseline): from { $on_pace } on pace, from { $slow } slow, from { $far } far behind, below { $far } worsening. Met: the unrounded value reaches the target. Missed: past the due date without it.
method-bulletin-disagree = Other methods. Other published methods give another status for { $names }.
method-bulletin-tolerance = Tolerance. “About” and “close to” are read with a tolerance, which is an interpretation: { $parts }.
method-bulletin-tolerance-one = { $name } ({ $tolerance })
method-bulletin-inferred =
    { $count ->
        [one] Due dates. The due date of one target is inferred from its document, not stated there.
       *[other] Due dates. The due dates of { $count } targets are inferred from their documents, not stated there.
    }
method-bulletin-check = Check. The wording of the targets was entered from the documents named; check it against the originals before official use.
method-bulletin-demonstration = Demonstration data. This bulletin holds demonstration data. It shows what the monitor does, describes no real region, and must not be used officially.

## Bulletin: workbook
xlsx-counts = Counts
xlsx-targets = Targets
xlsx-regions = Regions x targets
xlsx-ranking = Overall ranking
xlsx-rankings = Ranking by target
xlsx-problems = Behind
xlsx-lacking = Not reported
xlsx-milestones = Milestones
xlsx-overdue = Overdue notices
xlsx-overdue-title = Notices without a reply in time, days counted to { $day }
xlsx-sources = Sources
xlsx-count = Count
xlsx-share = Share (%)
xlsx-kept-share = Met or on pace (%)
xlsx-unit = Unit
xlsx-numerator = Numerator
xlsx-denominator = Denominator
xlsx-baseline = Baseline
xlsx-expected = Expected
xlsx-pace = Pace
xlsx-own-status = Own status
xlsx-reason = Reason
xlsx-completeness = Reported/due
xlsx-source = Source of the value
xlsx-period = Period
xlsx-method = Method
xlsx-code = Code
xlsx-target-id = Target id
xlsx-rank-before = Rank before
xlsx-moved = Change (+ is up)
xlsx-remark = Remark
xlsx-due-basis = Due date is
xlsx-days = Days to due date
xlsx-total = Total
xlsx-whole-region = nothing reported
due-basis-stated = stated
due-basis-inferred = inferred
note-title = Title
note-region = Region
note-as-of = As of
note-known-at = Data received by
note-version = Data version
note-version-text = { $version } ({ $moment })
note-latest = all data of the data version
note-demonstration = Kind of data
note-ranking = Rule of the ranking
note-method = Method { $number }

## Command line
cli-bulletin-written = Written: { $file } (data version { $version })
cli-bulletin-again = For the same figures later: --data-version { $version }
