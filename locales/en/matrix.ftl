# Matrix screen: figure, table, choices

## Figure
matrix-good = Met or on pace
matrix-good-first = Met or
matrix-good-second = on pace
matrix-what = Status of the targets in the regions below { $region }
matrix-order-rows-code = rows by region code
matrix-order-rows-good = rows by share met or on pace
matrix-order-rows-target = rows by the value of { $name }
matrix-order-columns-file = columns in file order
matrix-order-columns-good = columns by share met or on pace
matrix-order-columns-theme = columns by task area
matrix-order = { $rows }, { $columns }
matrix-note-counts = Counts: met or on pace / to be assessed, missing returns included in the latter
matrix-note-blank = Blank: the target does not assess that region
matrix-head = { $size }: { $said }
matrix-head-size = { $rows } { $place } × { $columns } { $columns ->
        [one] target
       *[other] targets
    }
matrix-head-none = No target assesses each region by itself
matrix-head-one = { $name } is met or on pace in { $good } of { $total }
matrix-head-same = in each, { $count } regions are met or on pace
matrix-head-ends = most are met or on pace in { $best }, fewest in { $worst }
matrix-and-more = { $name } and { $more } more
matrix-with-count = { $name } ({ $count })
matrix-alt-most = Largest share met or on pace: { $names }
matrix-alt-fewest = Smallest share met or on pace: { $names }

## Page
matrix-title = { $region }: { $rows } { $place } × { $columns } { $columns ->
        [one] target
       *[other] targets
    }, { $share } met or on pace ({ $good }/{ $asked })
matrix-title-empty = { $region }: regions below and targets
matrix-none-below = { $region } has no regions below it, so there is no matrix.
matrix-none-up = Matrix of { $region }
matrix-none-scorecard = Scorecard of { $region }
matrix-none-targets = The chosen targets do not assess the regions below { $region }. Choose another source of targets, another region or another “Show” above.
matrix-best = Largest share: { $names }
matrix-worst = Smallest share: { $names }
matrix-silent =
    { $count ->
        [one] 1 region without a value
       *[other] { $count } regions without a value
    }
filter-columns = Columns
filter-show = Show
filter-page = Page
filter-unknown-columns = The link asks for the order of columns “{ $found }”, which does not exist; file order is used.
filter-unknown-show = The link asks to show “{ $found }”, which does not exist; the targets that assess each region are shown.
filter-unknown-page = There is no page “{ $found }”; the first one is shown.
matrix-sort-code = Region code
matrix-sort-good = Share met or on pace
matrix-sort-target = By target: { $name }
matrix-columns-file = File order
matrix-columns-good = Share met or on pace
matrix-columns-theme = Task area
matrix-show-judged = Targets that assess each region ({ $count })
matrix-show-all = All targets, with milestones and contributions ({ $count })
matrix-page = Page { $page } of { $pages } (regions { $first } to { $last })
matrix-hint = Click a mark to open the indicator page of that region.

## Table
matrix-table = Values
matrix-table-region = Region
matrix-table-note = Click a target in the header to sort by its value, a value for the indicator page, a region for its scorecard.
matrix-table-extra = { $region } (not counted)
matrix-sorted = { $name } ↓
matrix-download = Download the matrix (CSV)
matrix-download-details = Download the details (CSV)
matrix-file-code = Region code
matrix-file-region = Region
matrix-file-target = Target
matrix-file-theme = Task area
matrix-file-value = Value
matrix-file-unit = Unit
matrix-file-aim = Aim
matrix-file-gap = Gap
matrix-file-status = Status
matrix-file-reason = Reason
matrix-file-counted = Counted
matrix-file-yes = yes
matrix-file-no = no
matrix-file-asked = Targets to be assessed
matrix-file-good = Targets met or on pace
matrix-file-period = Period
matrix-file-completeness = Reported/expected
matrix-file-demonstration = Remark
matrix-file-value-of = { $name } ({ $unit })
matrix-file-status-of = { $name }: status
