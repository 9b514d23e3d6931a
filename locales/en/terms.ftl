# Words for states, levels and so on
status-met = Met
status-on_pace = On pace
status-slow = Slow
status-far_behind = Far behind
status-worsening = Worsening
status-missed = Missed
status-cannot_assess = Cannot assess
status-done = Done
status-not_yet = Not yet

reason-no_value = no value reported
reason-no_baseline = no baseline
reason-no_counts = percentage without numerator and denominator
reason-not_additive = values of units cannot be added
reason-incomplete = some units did not report
reason-contribution = counts towards the total
reason-inner_test = the condition inside another target, not judged by itself here
reason-not_crisp = the wording is not crisp
reason-not_in_force = the target is not in force yet
reason-above_set = more than the set the text names, please check
reason-no_path = baseline equals target, or no time has passed
reason-lost = met at the baseline, lost since
reason-late = done, but after the due date
reason-jointly = has to be reached together with the target it is joined with
reason-date_unknown = done, but the date was not reported
reason-reference = the target binds the region above, shown for reference
reason-due_later = not due yet
reason-no_target = no target value
reason-no_direction = which way is good is not given
reason-baseline_after_data = the baseline is later than the value
reason-due_before_baseline = the due date is not later than the baseline
reason-few_points = fewer than four points
reason-unreadable = a cell that should be a number is none
reason-points_unreadable = the points cannot be read
reason-points_contradict = two values for one year
reason-short_span = less than a year since the baseline
reason-mixed_signs = baseline and value differ in sign

level-country = Country
level-province = Province
level-prefecture = City
level-county = County

method-linear = Linear pace
method-cagr = Compound growth
method-targeted_change = Targeted change
method-trend = Trend

verdict-accept = accepted
verdict-warn = accepted with a warning
verdict-reject = refused
verdict-skip = not data

demonstration = Demonstration data
