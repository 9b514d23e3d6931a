# Rectification: rules, notices, screen

## Settings
setting-group-rectification = Rectification rules
setting-notice_scope = Whose targets
    .help = Which regions' targets are looked at when notices are proposed.
setting-notice_scope-both = the region's own and those right below
setting-notice_scope-children = only those right below
setting-notice_scope-own = only the region's own
setting-notice_from = Behind from which status
    .help = A period with this status or a graver one counts as behind.
setting-notice_from-slow = slow
setting-notice_from-far_behind = far behind
setting-notice_from-worsening = worsening
setting-notice_from-missed = missed
setting-notice_missed = Targets missed at their due date
    .help = Whether a target that was missed has to be behind for several periods before a notice is proposed.
setting-notice_missed-at_once = propose at once
setting-notice_missed-in_a_row = several periods in a row, like any other
setting-notice_periods = Periods in a row before a notice is proposed
    .help = A period that cannot be assessed ends the row.
setting-notice_orange_periods = Periods in a row before orange is proposed
    .help = Has to be more than the periods before a notice.
setting-notice_red_periods = Periods in a row before red is proposed
    .help = Has to be more than the periods before orange.
setting-notice_orange_from = Orange from which status
    .help = The graver of status and periods in a row decides.
setting-notice_orange_from-slow = slow
setting-notice_orange_from-far_behind = far behind
setting-notice_orange_from-worsening = worsening
setting-notice_orange_from-missed = missed
setting-notice_red_from = Red from which status
    .help = The graver of status and periods in a row decides.
setting-notice_red_from-slow = slow
setting-notice_red_from-far_behind = far behind
setting-notice_red_from-worsening = worsening
setting-notice_red_from-missed = missed
setting-notice_blue_days = Days to reply to a blue notice
    .help = Counted from the day of issue; can be changed when it is issued.
setting-notice_orange_days = Days to reply to an orange notice
    .help = Counted from the day of issue or escalation; can be changed then.
setting-notice_red_days = Days to reply to a red notice
    .help = Counted from the day of issue or escalation; can be changed then.

## Names
notice-number = Notice [{ $year }] No. { $number }
notice-no-number = no number yet
notice-file = notice_{ $year }_{ $number }_{ $colour }
notice-colour-blue = blue
notice-colour-orange = orange
notice-colour-red = red
notice-state-proposed = proposed
notice-state-chosen = chosen
notice-state-issued = issued, reply awaited
notice-state-replied = replied, to be closed
notice-state-escalated = escalated, reply awaited
notice-state-closed = closed
notice-state-withdrawn = withdrawn
notice-said-waiting = { $days ->
    [1] reply due in 1 day
   *[other] reply due in { $days } days
}
notice-said-today = reply due today
notice-said-overdue = { $days ->
    [1] reply 1 day overdue
   *[other] reply { $days } days overdue
}

## The letter
notice-doc-title = Rectification notice: { $region }, { $name }
notice-doc-title-escalated = Rectification notice raised to { $colour }: { $region }, { $name }
notice-doc-to = To the office leading health reform in { $region }:
notice-doc-to-own = To the departments responsible for health reform in { $region }:
notice-doc-to-departments = To { $names }:
notice-doc-opening = Measured against { $document }, the target “{ $name }” in { $region } is { $said } as of { $day }. A { $colour } rectification notice is hereby issued.
notice-doc-opening-escalated = Measured against { $document }, the target “{ $name }” in { $region } is { $said } as of { $day }; it is the subject of { $number }. That notice is hereby raised to { $colour }, for this reason: { $why }.
notice-doc-head-matter = Matter
notice-doc-matter = { $region }, { $name }: { $said } in { $period }.
notice-doc-matter-row = { $region }, { $name }: behind for { $count } periods in a row, from { $first } to { $last }.
notice-doc-head-basis = Basis
notice-doc-basis = { $document }, clause { $clause }: “{ $quote }”. Due { $due } ({ $basis }).
notice-doc-head-figures = Required and actual value
notice-doc-column-target = Target
notice-doc-column-required = Required by now
notice-doc-column-value = Actual
notice-doc-column-gap = Gap to the target
notice-doc-column-status = Status
notice-doc-column-period = Period
notice-doc-past = Recent status
notice-doc-data = Note: figures as of { $day }, data version { $version } ({ $moment }), units reported: { $reported } of { $expected }, method: { $method }. They were fixed when this notice was prepared; later revisions do not change it. Check the clause against the original before official use.
notice-doc-data-known = Note: figures as of { $day }, only data received by { $known }, data version { $version } ({ $moment }), units reported: { $reported } of { $expected }, method: { $method }. They were fixed when this notice was prepared; later revisions do not change it. Check the clause against the original before official use.
notice-doc-head-demands = What is to be done, and by when
notice-doc-mend = Establish why the target is behind, name who is responsible, and carry out corrective measures.
notice-doc-reply = Reply in writing by { $day }: the measures taken, the progress made, the date by which the target will be met, with the number and date of the documents that prove it.
notice-doc-after = Without a reply by then, or without sufficient correction, this notice will be raised to { $colour } and listed in the quarterly bulletin.
notice-doc-after-red = Without a reply by then, or without sufficient correction, the matter will be listed in the quarterly bulletin and dealt with under the applicable rules.
notice-doc-signed = Office leading health reform in { $region } (seal)

## Screen: title
ledger-tab = Part of the ledger
ledger-tab-tasks = Task list
ledger-tab-rectification = Rectification
ledger-tab-assessment = Annual assessment
filter-unknown-tab = The link's section “{ $found }” does not exist; the task list is shown.
filter-unknown-notice = The link's notice “{ $found }” does not exist; the list is shown.
filter-unknown-propose = The link's item “{ $found }” is not among the proposals now: it was issued, or the rules no longer propose it.
filter-unknown-notices = The link's list “{ $found }” does not exist; open notices are shown.
notice-title = { $region }: { $proposed ->
    [0] no notice proposed
    [1] 1 notice proposed
   *[other] { $proposed } notices proposed
}, { $open ->
    [0] none open
   *[other] { $open } open
}{ $overdue ->
    [0] { "" }
    [1] , 1 reply overdue
   *[other] , { $overdue } replies overdue
}
notice-rule = Rule: { $scope }; { $from } or graver for { $periods ->
    [1] 1 period
   *[other] { $periods } periods in a row
}{ $missed }
notice-rule-missed = { " " }(missed: at once)
notice-rule-colours = orange from { $orange } periods or { $orangeFrom }, red from { $red } periods or { $redFrom }
notice-rule-days = days to reply: blue { $blue }, orange { $orange }, red { $red }
notice-approved-only = Notices rest on approved values only

## Screen: proposals
notice-proposals = Proposed notices
notice-proposals-none = As of { $period } no target meets the rules for a notice.
notice-proposals-note = Recent status: the oldest period on the left. Targets that are a mere reference here, shares of a common total and periods that cannot be assessed lead to no proposal, nor does what has an open notice.
notice-proposals-more = The first { $shown } of { $total } are shown; the file has all of them.
notice-propose = Prepare ›
notice-download-proposals = Download proposals
notice-column-colour = Grade
notice-column-region = Region
notice-column-item = Item
notice-column-value = Actual
notice-column-required = Required by now
notice-column-target = Target
notice-column-gap = Gap
notice-column-past = Recent status
notice-column-streak = Periods in a row
notice-column-basis = Basis
notice-column-deadline = Reply by
notice-column-action = Action
notice-column-number = Number
notice-column-issued = Issued
notice-column-state = Progress
notice-column-issuer = Issued by
notice-column-quote = Quote
notice-column-due = Due
notice-column-status = Status
notice-column-as-of = As of
notice-column-days-over = Days overdue
notice-column-when = Date
notice-column-step = Step
notice-column-who = By
notice-column-details = Details
notice-column-version = Data version
notice-column-id = Key
notice-column-unit = Unit
notice-column-remark = Remark
notice-confirm = Prepare a notice: { $region }, { $name }
notice-confirm-explained = Confirming gives it the year's next number. Figures, basis and data version are kept with it; later revisions do not change the letter.
notice-choose-title = Something the rules do not propose
notice-choose-explained = A target that is behind can be given a notice though the rules propose none; the reason has to be stated. Only what is behind and has no notice is listed.
notice-choose-none = Nothing to choose from: what is behind has a notice already, or nothing is behind.
notice-choose-region = Region
notice-choose-target = Target that is behind
notice-choose-one = { $name } ({ $value }, target { $target }, { $status })
notice-choose-open = Prepare the notice
notice-choose-confirm = Notice of one's own choice: { $region }, { $name }
notice-choose-reason = Reason (goes into the letter, required)
filter-unknown-choose = The link's item “{ $found }” is not behind now or has a notice already; the list of notices is shown.
notice-form-colour = Grade
notice-form-deadline = Reply by
notice-form-comment = Remark (goes into the letter; may be empty)
notice-form-issue = Confirm and issue
notice-form-keep = Keep as proposed
notice-form-cancel = Back to the list
notice-form-suggested = The rules suggest { $colour }, reply by { $deadline }.

## Screen: list and steps
notice-list = Notices
notice-list-own = Of this region's notices you are shown those that your own region or one below it issued or has to answer.
notice-list-today = Days are counted to today ({ $day }).
notice-show = Notices shown
notice-show-open = Open
notice-show-overdue = Reply overdue
notice-show-done = Closed or withdrawn
notice-show-all = All
notice-none-open = No open notice.
notice-none-overdue = No overdue reply.
notice-none-done = No closed or withdrawn notice.
notice-none-all = No notice yet.
notice-download-list = Download notices
notice-received = received from above
notice-close-panel = Back to the list
notice-opened = { $number } · { $region }
notice-fact-item = Item
notice-fact-state = Progress
notice-fact-colour = Grade
notice-fact-basis = Basis
notice-fact-quote = Quote
notice-fact-figures = Figures
notice-fact-figures-said = actual { $value }, target { $target }, required by now { $required }, gap { $gap }
notice-fact-past = Recent status
notice-fact-deadline = Reply by
notice-fact-issuer = Issued by
notice-fact-data = Data
notice-fact-data-said = as of { $period }, data version { $version } ({ $moment })
notice-letter = Letter (DOCX)
notice-letter-escalated = Escalation: { $colour } (DOCX)
notice-steps = What happened
notice-step-proposed = Proposed
notice-step-chosen = Chosen (not proposed by the rules)
notice-step-issued = Issued
notice-step-replied = Replied
notice-step-escalated = Escalated
notice-step-closed = Closed
notice-step-withdrawn = Withdrawn
notice-step-terms = { $colour }, reply by { $deadline }
notice-step-document = Proof: { $document }
notice-step-document-date = { " " }({ $date })
notice-step-link = Open link
notice-actions = Next step
notice-actions-none = Nothing follows: the matter is settled.
notice-move-issued = Issue
notice-move-replied = Record a reply
notice-move-escalated = Escalate
notice-move-closed = Close
notice-move-withdrawn = Withdraw
notice-form-day = Date
notice-form-reply = Reply
notice-form-reply-placeholder = Measures taken, progress made, date by which the target will be met
notice-form-document = Number or name of the document that proves it
notice-form-document-date = Date of the document
notice-form-link = Link (http or https)
notice-form-reason = Reason
notice-form-reason-closed = Ground for closing
notice-form-submit-issued = Issue the notice
notice-form-submit-replied = Record the reply
notice-form-submit-escalated = Escalate
notice-form-submit-closed = Close
notice-form-submit-withdrawn = Withdraw
notice-done-proposed = Kept as proposed; it can be issued or withdrawn in the list.
notice-done-issued = { $number } was issued.
notice-done-replied = The reply to { $number } was recorded.
notice-done-escalated = { $number } was raised to { $colour }.
notice-done-closed = { $number } was closed.
notice-done-withdrawn = { $number } was withdrawn.
