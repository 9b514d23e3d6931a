# Annual assessment: score sheet, marks, screen

## The arithmetic
score-line = weight { $points } × { $what } { $share } = { $score }
score-line-over = ; exceeded by { $share }, worth { $score } more
score-line-excluded = left out: { $why } (weight { $points })
score-line-zero = 0 by the score sheet: { $why } (weight { $points })
score-line-not_applicable = not asked of this region: { $why }
score-what-share = attained share
score-what-pace = pace
score-what-late = done after the due date
score-sum-nothing = None of { $lines } targets can be assessed: no score.
score-sum-base = Base: { $scored } targets earn { $raw } out of an assessed weight of { $assessed }; { $raw } ÷ { $assessed } × { $full } = { $base }.
score-sum-excluded = Left out: { $count } that cannot be assessed, weight { $points } of { $asked }. They do not count as zero; the rest weighs more.
score-sum-zero = Counted as zero: { $count } that cannot be assessed, as the score sheet says.
score-sum-late = Deduction: { $count ->
    [1] 1 quarter
   *[other] { $count } quarters
} reported late, { $points } off.
score-sum-late-none = No quarter was reported late: nothing is taken off.
score-sum-refused = Deduction: { $count ->
    [1] 1 return
   *[other] { $count } returns
} sent back or with refused values, { $points } off.
score-sum-refused-none = No return was refused: nothing is taken off.
score-sum-bonus = Bonus: targets exceeded by { $over } in all; { $over } ÷ { $assessed } × { $full } = { $bonus }.
score-sum-bonus-capped = Bonus: targets exceeded by { $over } in all, which reaches the cap: { $bonus }.
score-sum-bonus-none = No target was exceeded: no bonus.
score-sum-total = Total: { $base } − { $taken } + { $bonus } = { $total }.
score-rank = Rank: { $rank } of { $ranked } regions of the same parent.
score-rank-thin = No rank: only { $share } of the weights could be assessed.
score-rank-alone = No rank: assessed by the region's own document, which binds no other region of its level.

## Documents
score-title = { $region }: assessment of health-reform targets
score-title-below = Regions below { $region }: assessment of health-reform targets
score-title-period = { $title } ({ $period })
score-file = score_{ $region }_{ $period }
score-xlsx-totals = Totals
score-xlsx-lines = Lines
score-xlsx-sheet = Score sheet
score-note-documents = Targets from
score-note-rule = Method
score-head-sums = Total
score-head-lines = Line by line
score-head-ranking = Scores and ranks
score-head-method = Method
score-none = There is no target to assess.
score-value-of = { $value } (target { $target })
score-method-line = A line earns its weight times the share reached. A met target earns all of it; else, as the sheet says, the attained share or the pace, not below the sheet's floor. A task without such a share is marked by its status; a recurring duty by the share of periods in which it was kept.
score-method-weight = A target with a line of its own has its own weight; the others share their theme's weight evenly. The base is converted from the assessed weights to { $full }.
score-method-excluded = What cannot be assessed is left out and does not count as zero, unless the sheet says so; a target that binds only the total of a region above is not asked of those below.
score-method-late = { $each } off for each quarter of the year first reported after the deadline, at most { $most }.
score-method-refused = { $each } off for each return sent back or with refused values, at most { $most }.
score-method-bonus = What exceeds a met target adds to it by weight, up to the line's cap; at most { $most } in all.
score-method-rank = Marks and sums are rounded to two decimals. Equal totals share a rank; with less than { $share } of the weights assessed there is none.

## Score sheet
score-part-target = target weight
score-part-theme = theme weight
score-part-status = share by status
score-part-unassessed = cannot be assessed
score-part-deduction = deduction
score-part-bonus = bonus
score-part-total = general
score-way-share = by attained share
score-way-pace = by pace
score-way-status = by status
score-way-exclude = left out
score-way-zero = zero
score-standing-in_force = in force
score-standing-demonstration = demonstration
score-standing-withdrawn = withdrawn
score-subject-other-themes = all other themes
score-subject-unassessed = all other reasons
score-subject-full_marks = full marks
score-subject-least_assessed = least share assessed for a rank
score-subject-late_quarter = quarter reported late
score-subject-refused_return = refused return
score-subject-over_target = exceeded target
score-treatment-scored = marked
score-treatment-zero = zero
score-treatment-excluded = left out
score-treatment-not_applicable = not asked

## Columns
score-column-percent = { $label } (%)
score-column-rank = Rank
score-column-region = Region
score-column-total = Total
score-column-base = Base
score-column-late = Late quarters
score-column-late_points = Off for lateness
score-column-refused = Refused returns
score-column-refused_points = Off for refusals
score-column-bonus = Bonus
score-column-raw = Marks earned
score-column-assessed_points = Weight assessed
score-column-asked_points = Whole weight
score-column-assessed_share = Assessed
score-column-scored = Lines marked
score-column-excluded = Lines left out
score-column-zero = Lines at zero
score-column-not_applicable = Lines not asked
score-column-region_code = Region code
score-column-demonstration = Remark
score-column-number = No.
score-column-theme = Theme
score-column-name = Target
score-column-target = Target value
score-column-value = Value
score-column-unit = Unit
score-column-status = Status
score-column-reason = Reason
score-column-way = Marked by
score-column-points = Weight
score-column-measure = Attained share or pace
score-column-share = Share earned
score-column-score = Marks
score-column-over = Exceeded by
score-column-arithmetic = Arithmetic
score-column-treatment = Treatment
score-column-document = Document
score-column-clause = Clause
score-column-due_date = Due
score-column-target_id = Target id
score-column-part = Part
score-column-subject = About
score-column-floor = Floor
score-column-cap = Cap
score-column-standing = Standing
score-column-note = Note

## Screen
score-screen-title = { $region } scores { $total }{ $rank ->
    [0] { "" }
   *[other] , rank { $rank } of { $ranked }
}
score-screen-title-none = { $region } has no score
score-screen-title-below = { $region }: { $count } regions assessed, { $first } first with { $most }, { $last } last with { $least }
score-screen-title-below-one = { $region }: 1 region assessed, { $first } with { $most }
score-screen-title-below-none = { $region }: no region below can be ranked
score-second-documents = Targets from { $documents }
score-second-lines = { $scored } lines marked, { $excluded } left out, { $not_applicable } not asked
score-approved-only = Marks rest on approved values only
score-second-sheet = demonstration score sheet
score-ranking = Scores and ranks
score-sums = How the total of { $region } came about
score-lines = { $region }, line by line
score-sheet = Score sheet
score-sheet-change = To change it, upload score_rules.csv under Administration
score-whose = Whose marks
score-whose-own = The region
score-whose-below = Regions below
score-open = Line by line
score-back = Back to scores and ranks
score-download-totals = Download scores
score-download-lines = Download lines
score-download-sheet = Download score sheet
score-download-docx = Assessment (DOCX)
score-download-xlsx = Scores, lines and sheet (XLSX)
score-nothing = There is no target to assess in { $region }.
filter-unknown-scored = The link's region “{ $found }” is not below the chosen one; the chosen one is shown.
filter-unknown-whose = The link's choice “{ $found }” does not exist; the default is shown.
