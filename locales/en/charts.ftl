# Words inside the figures: headlines, second line, legend, source line, labels, alt texts

## Units
chart-unit-item = { "" }
chart-unit-task =
    { $count ->
        [one] item
       *[other] items
    }
chart-unit-institution =
    { $count ->
        [one] institution
       *[other] institutions
    }
chart-unit-person =
    { $count ->
        [one] person
       *[other] people
    }
chart-unit-head =
    { $count ->
        [one] person
       *[other] people
    }
chart-unit-ten-thousand-people = × 10,000 people
chart-unit-county =
    { $count ->
        [one] county
       *[other] counties
    }
chart-unit-city =
    { $count ->
        [one] city
       *[other] cities
    }
chart-unit-urban =
    { $count ->
        [one] city
       *[other] cities
    }
chart-unit-pooling-area =
    { $count ->
        [one] pooling area
       *[other] pooling areas
    }
chart-unit-sub-item =
    { $count ->
        [one] sub-item
       *[other] sub-items
    }
chart-unit-room =
    { $count ->
        [one] unit
       *[other] units
    }
chart-unit-type =
    { $count ->
        [one] type
       *[other] types
    }
chart-unit-yuan-per-person = yuan per person
chart-unit-institution-per-county = per county
chart-unit-times-per-year = per year
chart-unit-times-per-quarter = per quarter
chart-unit-batch-per-province =
    { $count ->
        [one] batch per province
       *[other] batches per province
    }
chart-points-unit = pp
chart-points = { $number } pp

## How a target is written
chart-target-at_least = ≥{ $amount }
chart-target-more_than = >{ $amount }
chart-target-at_most = ≤{ $amount }
chart-target-exactly = ={ $amount }
chart-target-between = ≥{ $amount }
chart-target-about = about { $amount }
chart-target-all = { $amount }
chart-target-increase_by = increase of { $amount }
chart-target-each_unit_at_least = ≥{ $amount } in each unit
chart-target-share_of_units = ≥{ $amount }
chart-target-at_least_one_unit = ≥{ $amount } in at least one unit
chart-target-per_period = ≥{ $amount } in each period
chart-target-done_by = done on time

## Punctuation
chart-comma = { ", " }
chart-list-comma = { ", " }
chart-and = and
chart-clause = { "; " }
chart-stop = { ". " }

## Headlines
chart-place-province =
    { $count ->
        [one] province
       *[other] provinces
    }
chart-place-city =
    { $count ->
        [one] city
       *[other] cities
    }
chart-place-county =
    { $count ->
        [one] county
       *[other] counties
    }
chart-place-region =
    { $count ->
        [one] region
       *[other] regions
    }
chart-head-nothing = There is nothing to show
chart-head-some-met = { $met } of { $total } { $place } met the target
chart-head-none-met = None of { $total } { $place } has met the target yet
chart-head-all-met = All { $total } { $place } met the target
chart-head-some-done = { $met } of { $total } { $place } are done
chart-head-none-done = None of { $total } { $place } is done yet
chart-head-all-done = All { $total } { $place } are done
chart-head-none-known = None of { $total } { $place } can be assessed
chart-head-on-pace =
    { $count ->
        [one] 1 is on pace
       *[other] { $count } are on pace
    }
chart-head-unknown = { $count } cannot be assessed
chart-and-more = { $names } and { $more } more
chart-is-slow =
    { $count ->
        [one] { " " }is slow
       *[other] { " " }are slow
    }
chart-is-far_behind =
    { $count ->
        [one] { " " }is far behind
       *[other] { " " }are far behind
    }
chart-is-worsening =
    { $count ->
        [one] { " " }is worsening
       *[other] { " " }are worsening
    }
chart-is-missed =
    { $count ->
        [one] { " " }missed the due date
       *[other] { " " }missed the due date
    }
chart-named = { $name }: { $said }
chart-is = { $name }: { $said }
chart-value-is = { $name }: { $value }
chart-target-is = target { $target }
chart-short-by = { $gap } short of the target { $target }
chart-equal-not-met = right at the limit of the target { $target }, which is not yet met
chart-most = { $name } contributes most: { $value }
chart-no-return = { $count } { $place } without a value
chart-no-values = { $region } has no value in any period
chart-at-period = { $region }, { $period }: { $value }
chart-above-path = { $away } above the required path
chart-below-path = { $away } below the required path
chart-equal-path = right on the required path
chart-heading = heading for { $value } by { $due }
chart-period-year = { $year }
chart-period-quarter = Q{ $quarter } { $year }
chart-period-month =
    { $month ->
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
chart-themes-head =
    { $total ->
        [one] 1 target
       *[other] { $total } targets
    }: { $parts }
chart-items-status = { $count } { $status }

## Second line
chart-measured = { $indicator } ({ $unit })
chart-with-target = { $measured }, target { $target }
chart-with-gap = { $measured } and gap to the target { $target } ({ $unit })
chart-second = { $measured }, as of { $as_of }; { $order }
chart-order-gap = sorted by gap to the target
chart-order-value = largest first
chart-order-place = by place
chart-order-time-range = shaded: lowest to highest region below
chart-order-time = over time
chart-order-theme = by task area

## Source line
chart-source = Source: { $source }{ $quote }
chart-quote = { " " }“{ $quote }”
chart-method = Method: { $method }
chart-completeness = Reported { $share }
chart-as-of = As of { $as_of }
chart-known-at = Data version { $moment }
chart-note-grid = Tile grid: one tile a region, positions are schematic, no boundaries are shown
chart-note-units = In brackets: units that reported / units that should
chart-note-range = Thin bars: range if all or none of the missing units pass
chart-note-revised = Hollow points: revised values
chart-note-scales = Both parts start at zero; their scales differ
chart-note-gap = Breaks in the line: no value reported
chart-note-restart = Cumulative within the year, starts again from zero each January
chart-note-published = Published values: { $sources }

## Labels in the plot
chart-target-label = Target { $target }
chart-target-own = Upright marks: each region’s own target
chart-target-due = Target { $target }, due { $due }
chart-expected-label = Required by now { $value }
chart-path-label = Required path
chart-projection-label = Projected { $value }
chart-range-label = Range of regions below
chart-missing-label = no value
chart-with-reason = { $value }  { $reason }

## Hover
chart-hover = { $name }: { $value }, { $status }
chart-hover-gap = gap to target { $gap }

## Alt texts
chart-alt-of = Indicator: { $measured }, as of { $as_of }
chart-alt-best = Best: { $name } { $value }
chart-alt-worst = Largest gap: { $name } { $value }
chart-alt-missing = No value: { $names }
chart-alt-target = Target: { $target }
chart-alt-largest = Top three: { $names }
chart-alt-points = By period: { $points }
chart-alt-point = { $period } { $value }
chart-alt-theme = { $theme }: { $parts }

## Download button
chart-png-button = Download the picture (PNG 3200×1800)
chart-png-wait = Making the picture, please wait
chart-png-done = Picture saved
