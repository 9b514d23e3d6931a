# Region screen (scorecard): figure, table, choices

## Figure
scorecard-what = { $region }: how much of each target is reached (value as a share of the target)
scorecard-what-theme = { $region }, { $theme }: how much of each target is reached (value as a share of the target)
scorecard-order-file = by task area, in file order
scorecard-order-gap = furthest from the target first
scorecard-order-status = by status
scorecard-target-line = Target { $share }
scorecard-due = due { $date }
scorecard-short = { $gap } short
scorecard-short-met = { $gap } short, within tolerance
scorecard-over = { $gap } over
scorecard-even = just reached
scorecard-even-not-met = level, must exceed
scorecard-state = { $status }: { $reason }
scorecard-hover = { $name }: { $share } of the target
scorecard-share = { $name } ({ $share })
scorecard-column-value = Value / target
scorecard-column-gap = Gap to target
scorecard-note-expected = The short upright line is what is required by now
scorecard-note-beyond = ▸ beyond the scale, with its share
scorecard-note-off = Grey lines have no share and no place on the scale
scorecard-head-none =
    { $total ->
        [one] 1 target, without a share
       *[other] { $total } targets, none with a share
    }
scorecard-head-all =
    { $total ->
        [one] The one target with a share is met
       *[other] All { $total } targets with a share are met
    }
scorecard-head-met = { $met } of { $total } targets with a share met
scorecard-head-met-none =
    { $total ->
        [one] The one target with a share is not met
       *[other] None of { $total } targets with a share met
    }
scorecard-head-far = furthest from the target: { $names }
scorecard-alt-far = Furthest from the target: { $names }
scorecard-alt-off =
    { $count ->
        [one] 1 has no share and no place on the scale
       *[other] { $count } have no share and no place on the scale
    }

## Page
scorecard-title = { $region }: { $said }
scorecard-title-theme = { $region }, { $theme }: { $said }
scorecard-none = No target applies to { $region }. Choose another source of targets or another region above.
scorecard-no-values = { $region } has reported no value for { $period } yet; the targets below cannot be assessed.
scorecard-deliverables =
    { $count ->
        [one] and 1 deliverable without a traffic light
       *[other] and { $count } deliverables without a traffic light
    }
scorecard-ranks-best = { $count } targets comparable with siblings: { $first } among the first three, { $last } among the last three
scorecard-children = Regions below
filter-theme = Task area
filter-sort = Order
filter-unknown-theme = The chosen targets have no task area “{ $found }”; all are shown.
filter-unknown-sort = The link asks for the order “{ $found }”, which does not exist; the default is used.
scorecard-theme-all = All ({ $count })
scorecard-theme-one = { $theme } ({ $count })
scorecard-sort-file = Task area, file order
scorecard-sort-gap = Distance to target
scorecard-sort-status = Status

## Table
scorecard-table = Target by target
scorecard-table-target = Target
scorecard-table-value = Value
scorecard-table-aim = Aim
scorecard-table-gap = Gap
scorecard-table-share = Share
scorecard-table-status = Status
scorecard-table-trend = Trend
scorecard-table-rank = Rank
scorecard-rank = { $rank }/{ $ranked }
scorecard-rank-silent = { " " }({ $count } without a value)
scorecard-rank-up = ↑{ $places }
scorecard-rank-down = ↓{ $places }
scorecard-rank-same = →
scorecard-rank-before = { $rank } in the period before
scorecard-trend-alt = Trend of { $name } over { $count } periods, latest { $value }
scorecard-note-rank = Rank among siblings: by value in the target’s good direction, equal values share a rank, regions without a value have none; ↑↓ are places won or lost since { $before }. Targets that bind only the total of the region above and milestones have no rank.
scorecard-note-no-rank = None of these targets can be compared with sibling regions, so there is no rank.
scorecard-note-trend = Trend: the last { $quarters } quarters up to this period, the target in dashes; cumulative values restart each January, a quarter without a return leaves a gap.
scorecard-own = the region’s own number
scorecard-provisional = with values not yet approved
scorecard-file-own = Own number
scorecard-file-provisional = Approval
scorecard-download = Download the scorecard (CSV)
scorecard-file-theme = Task area
scorecard-file-unit = Unit
scorecard-file-threshold = Target value
scorecard-file-expected = Required by now
scorecard-file-reason = Reason
scorecard-file-rank = Rank
scorecard-file-ranked = Regions ranked
scorecard-file-siblings = Sibling regions
scorecard-file-rank-before = Rank before
scorecard-file-period = Period
scorecard-file-due = Due
scorecard-file-source = Source
scorecard-file-demonstration = Remark
