# Review: the state of returns, their values beside the approved ones, decisions

error-return-unknown = There is no return with the number “{ $found }”.
    .hint = Check the number; python cli.py returns list or the review page shows all returns.
error-state-unknown = Returns have no state “{ $found }”.
    .hint = Possible states: { $expected }.
error-actor-missing = It does not say who decides.
    .hint = Name the person, for example --actor ZhangSan.
error-comment-missing = No reason was given.
    .hint = Sending back and withdrawing need a reason: the sender corrects the return by it. Nothing was changed.
error-move-not-allowed = Return { $number } is { $found ->
    [draft] a draft
    [submitted] submitted
    [approved] approved
    [sent_back] sent back
   *[withdrawn] withdrawn
} and cannot be { $move ->
    [approved] approved
    [sent_back] sent back
   *[withdrawn] withdrawn
}.
    .hint = { $move ->
    [approved] Only a submitted return can be approved; one that was sent back or withdrawn has to be sent again.
    [sent_back] Only a submitted return can be sent back; withdraw an approved one that is wrong.
   *[withdrawn] Drafts, submitted and approved returns can be withdrawn; one that was sent back counts nowhere anyway.
} Nothing was changed.
error-file-unwritable = The file “{ $file }” cannot be written: { $found }
    .hint = Check that the folder exists and may be written to.

## Command line
cli-waits = The return is submitted and waits for review; it counts nowhere before it is approved.
cli-part-steps = Steps ({ $count })
cli-part-corrects = Returns it corrects ({ $count })
cli-part-values = Values beside the last approved ones ({ $count })
cli-part-findings = Findings, up to 3 for each reason ({ $count })
cli-decided-approved = Return { $number } is approved and counts from now on. Data version { $version }
cli-decided-sent_back = Return { $number } is sent back; no figure changes. Data version { $version }
cli-decided-withdrawn = Return { $number } is withdrawn; the values before it hold again. Data version { $version }

## Review page
review-title = Review of returns
review-explained = Open a file to see it beside the approved values. A return counts nowhere before it is approved.
review-heading = Review: { $file }
review-back = ← Back to the list
review-state = State of the returns
review-list-submitted = Waiting
review-list-approved = Approved
review-list-sent_back = Sent back
review-list-withdrawn = Withdrawn
review-list-superseded = Superseded
review-list-all = All
review-list-more = Only the latest { $shown } are listed; choose a region below for the others.
review-none-submitted = No return of this region or those below it is waiting.
review-none-approved = No return of this region or those below it is approved.
review-none-sent_back = No return of this region or those below it was sent back.
review-none-withdrawn = No return of this region or those below it was withdrawn.
review-none-superseded = No return of this region or those below it had all its values replaced.
review-none-all = This region and those below it have no returns yet.
review-off = Review is switched off: a confirmed return is approved at once. To switch it on, set MONITOR_REVIEW=on before the start.
review-facts = Return
review-region = { $name } ({ $code })
review-fact-state = State
review-fact-number = Receipt
review-fact-sender = Sender
review-fact-actor = Sent by
review-fact-received = Received
review-fact-recorded = Stored
review-fact-counts = Cells
review-fact-corrects = Corrects
review-fact-sha256 = Fingerprint (sha256)
review-counts = { $accepted } accepted, { $warned } with a warning, { $rejected } refused
review-corrects-count = { $count ->
    [0] Replaces no approved value
    [one] 1 approved return
   *[other] { $count } approved returns
}
review-corrects-one = “{ $file }” received { $received }: replaces { $values ->
    [one] 1 value
   *[other] { $values } values
}, { $changed } of them differ
review-decide = Decision
review-decide-explained = Sending back and withdrawing need a reason. Every decision is kept and cannot be deleted.
review-decided = This return is settled. To review it again, its sender has to send it again.
review-comment = Comment
review-comment-placeholder = Needed to send back or withdraw; the sender corrects the return by it
review-move-approved = Approve
review-move-sent_back = Send back
review-move-withdrawn = Withdraw
review-done-approved = Approved; its values count from now on.
review-done-sent_back = Sent back; no figure changes.
review-done-withdrawn = Withdrawn; the values before it hold again.
review-steps = Steps
review-differences = Beside the approved values
review-differences-none = This return holds no value.
review-differences-said = { $parts }. The largest relative change comes first; open a new value to see how it came about.
review-differences-more = { $shown } of { $total } are listed; download them for the rest.
review-download-differences = Download the comparison (CSV)
review-findings = Findings
review-findings-few = The first { $shown } of each reason are listed; download them for the rest.
review-cell = How a value came about: { $region }, { $indicator }, { $period }
review-cell-none = This value was never sent.
review-cell-close = Close
review-holds = Current
review-column-received = Received
review-column-sender = Sender
review-column-file = File
review-column-state = State
review-column-usable = Values
review-column-warned = Warnings
review-column-rejected = Refused
review-column-decided = Last step
review-column-note = Note
review-column-when = When
review-column-who = Who
review-column-comment = Comment
review-column-region = Region
review-column-indicator = Indicator
review-column-period = Period
review-column-old = Before
review-column-new = This return
review-column-difference = Difference
review-column-share = Change
review-column-change = Kind
review-column-verdict = Verdict
review-column-count = Cells
review-column-row = Row
review-column-column = Column
review-column-value = Value
review-column-problem = Problem
review-column-remedy = What to do
review-column-standing = State
filter-unknown-return = The link names a receipt “{ $found }” that does not exist. The list is shown.
filter-unknown-state = The link names a state “{ $found }” that does not exist. The waiting returns are shown.
filter-unknown-cell = The link names a value “{ $found }” that cannot be read; write indicator:region:period.
error-decided-meanwhile = Somebody else decided about return { $number } while you looked at it; your click had no effect.
    .hint = The page shows where it stands now.
