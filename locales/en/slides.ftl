# Documents: slides (PPTX) and pictures (PNG, SVG)

## Pictures: errors
error-picture-no-browser = No browser is installed on the server, so pictures cannot be made.
    .hint = Ask the administrator to install Chromium (or to name a browser in BROWSER_PATH). Screens, tables, documents and slides work without it, and the button at the corner of a chart saves a picture too.
error-picture-browser-path = The browser “{ $found }” named in BROWSER_PATH does not exist or cannot be run.
    .hint = Correct BROWSER_PATH, or leave it out and let the monitor look for a browser.
error-picture-format = A picture cannot be made as “{ $found }”.
    .hint = Formats: { $expected }.
error-picture-busy = Too many pictures are waiting; it was not your turn within { $seconds } seconds.
    .hint = Try again in a moment.
error-picture-late = The picture was not ready within { $seconds } seconds and was stopped.
    .hint = Try again. If it happens again, narrow the selection, or save the picture with the button at the corner of the chart.
error-picture-failed = The browser did not draw the picture: { $found }
    .hint = Try again. If it happens again, ask the administrator to check the browser on the server.
error-chart-form = There is nothing to draw as “{ $found }” for this target in this region.
    .hint = Forms that can be drawn: { $expected }.
error-chart-form-unknown = There is no chart called “{ $found }”.
    .hint = Charts: { $expected }.
error-chart-target-missing = No target is named.
    .hint = Name one with --target; { $expected } show all targets of a region and need none.
error-chart-target-needless = “{ $found }” shows all targets of a region, not a single one.
    .hint = Leave out --target, or choose another chart.
error-chart-region-empty = There is nothing to draw as “{ $form }” for this region and period.
    .hint = Check region, period and document; a matrix also needs regions below.
error-target-elsewhere = The target “{ $target }” does not concern region { $region }.
    .hint = Check the target id and the region code.
cli-chart-written = Written: { $file }

## Slides: shared
slide-targets = Numeric targets
slide-known = { $moment } (version { $version })
slide-part = { " " }({ $number }/{ $count })
slide-stop = { ". " }
slide-some-themes = { $names } and others ({ $count } areas)
slide-some-regions = { $names } and others ({ $count } regions)
slide-order-status = by status
slide-order-worst = worst first
slide-order-behind = most behind first
slide-order-region = by region
slide-order-due = by due date
slide-order-steps = most pressing first
slide-order-slides = in the order of these slides
slide-order-method = definitions and version

## Slides: overview
slide-title = Health-reform targets: { $region }
slide-as-of = As of { $day }
slide-head-overall = { $kept } of the { $judged } targets that can be judged are met or on pace ({ $share }); { $behind ->
        [0] none is behind
        [one] 1 is behind
       *[other] { $behind } are behind
    }
slide-head-unjudged = None of the { $total } numeric targets can be judged yet
slide-tile-kept = met or on pace, of { $judged } that can be judged
slide-tile-improved = newly met or on pace since { $before }
slide-tile-fallen = no longer met or on pace since { $before }
slide-tile-reported = completeness: { $reported } of { $expected } values due were received
slide-head-themes = { $good } of { $themes } task areas have no target behind; most are behind in { $worst } ({ $count })
slide-head-themes-none = None of the { $themes } task areas has a target behind
slide-second-ranking = Share of judged targets met or on pace (%), as of { $as_of }; by rank
slide-head-ranking = Met or on pace: { $first } leads with { $high }, { $last } comes last with { $low }
slide-head-ranking-equal = All { $count } regions have the same share of targets met or on pace: { $share }
slide-share = Share
slide-unranked = No target that can be judged: { $names }

## Slides: targets
slide-absent = No value: { $names }
slide-partial = Not all units reported: { $names }
slide-own-targets = The regions' own targets
slide-total = Total
slide-target = Target
slide-series-value = Value
slide-series-projection = At the present pace
slide-series-upper = Upper end of the target
slide-fact-target = { "Target  " }
slide-fact-due = { "Due  " }
slide-fact-gap = { "Gap  " }
slide-fact-expected = { "Expected by now  " }
slide-fact-projection = { "At the present pace  " }
slide-fact-needed = { "Needed per month  " }
slide-fact-reported = { "Units reported  " }
slide-fact-reason = { "Note  " }

## Slides: problems and next steps
slide-head-own =
    { $count ->
        [one] 1 target is behind: { $parts }
       *[other] { $count } targets are behind: { $parts }
    }
slide-head-below = { $regions ->
        [one] 1 region has targets behind
       *[other] { $regions } regions have targets behind
    }; { $grave } cases are missed, worsening or far behind, most of them in { $name } ({ $count })
slide-head-below-slow = { $regions ->
        [one] 1 region is
       *[other] { $regions } regions are
    } slower than the path in { $slow ->
        [one] 1 case
       *[other] { $slow } cases
    }, most of them in { $name } ({ $count })
slide-column-grave = Far behind or worse
slide-column-slow = Slow
slide-column-which = Missed, worsening or far behind: value (target)
slide-behind-one = { $name } { $value } ({ $target })
slide-other-regions =
    { $count ->
        [one] 1 region
       *[other] { $count } regions
    }
slide-only-slow = Slow only: { $names }
slide-silent-all = Reported nothing
slide-lacking = { $count }: { $names }
slide-head-silent = { $silent ->
        [0] { $units ->
            [one] 1 unit has
           *[other] { $units } units have
        } values missing, { $values } in all
        [one] 1 region reported nothing; { $values } further values are missing
       *[other] { $silent } regions reported nothing; { $values } further values are missing
    }
slide-head-milestones =
    { $total ->
        [one] 1 dated task: { $parts }
       *[other] { $total } dated tasks: { $parts }
    }
slide-column-days = Time left
slide-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
slide-days-past =
    { $days ->
        [one] 1 day past
       *[other] { $days } days past
    }
slide-head-notices =
    { $count ->
        [one] One notice has no reply in time, { $days } days overdue
       *[other] { $count } notices have no reply in time, up to { $days } days overdue
    }
slide-second-notices = Rectification notices, { $as_of }; days counted to { $day }, gravest first
slide-notice-number = { $issuer } { $number }
slide-head-steps =
    { $count ->
        [one] One thing to do next
       *[other] { $count } things to do next
    }
slide-column-step = Task
slide-column-what = What
slide-head-sources =
    { $count ->
        [one] The target shown here rests on a clause and its words
       *[other] Each of the { $count } targets shown here rests on a clause and its words
    }
slide-column-clause = Document and clause
slide-sources-rest = The bulletin's attachments and workbook have the sources of all { $count } targets
slide-head-method = The figures come from data version { $version } by published methods and can be made again to the last digit
slide-column-matter = Matter
