# Words of the screens: navigation, filters, overview, indicator, returns

product = Health Reform Target Monitor
screen-overview = Overview
screen-indicator = Indicator
screen-region = Region
screen-matrix = Matrix
screen-ledger = Ledger
screen-policy = Policy
screen-returns = Returns
screen-review = Review
screen-quality = Data quality
screen-briefing = Briefing
screen-administration = Administration
group-data = Data
group-output = Output
group-system = System
identity = Local administrator (local). No sign-in is set up; reachable from this computer only.
link-copy = Copy link
link-copied = Copied
link-failed = Could not copy: take it from the address bar
loading = Working out the figures

## Filters
filter-lang = Language
filter-region = Region
filter-as-of = As of
filter-document = Targets of
filter-known-at = Data version
filter-target = Target
filter-placeholder = Please choose
filter-document-own = The region's own document
filter-known-latest = Latest (no. { $number })
filter-unknown-region = The link names a region “{ $found }” that does not exist. The default region is shown.
filter-unknown-as-of = The link names a period “{ $found }” that cannot be read; write 2024, 2024-Q3 or 2024-09. The default period is shown.
filter-unknown-document = The link names a policy document “{ $found }” that does not apply to this region. The region's own document is shown.
filter-unknown-known-at = The link names a data version “{ $found }” that cannot be read; write a date such as 2024-10-15. The latest data is shown.
filter-unknown-target = The link names a target “{ $found }” that does not apply to this region. The default target is shown.
filter-method = Method
filter-method-own = { $method } (target's own)
filter-unknown-method = The link asks for the method “{ $found }”, which does not exist. Shown is the target's own method.
lens-primary_care = Primary-care lens
lens-explained = Shows only targets that belong to the commentary's eleven primary-care tasks. Returns, review and administration stay whole.
filter-unknown-lens = The link asks for the lens “{ $found }”, which does not exist. All targets are shown.
filter-unknown-lang = The link asks for a language “{ $found }” that is not supported; use zh-CN or en.

## Foot
foot-as-of = As of { $period }
foot-known-at = Data version { $moment }
foot-identity = Local administrator (local), reachable from this computer only

## Empty database
start-title = The database is empty
start-explained = There are no targets, indicators or regions yet. Load the registry that comes with the product; the demonstration returns can be loaded with it. They are marked as demonstration data everywhere and can be removed at one stroke.
start-both = Load registry and demonstration returns
start-registry = Load the registry only
start-working = Loading, please wait

## Overview
overview-title = { $region }: { $counts }
overview-elapsed = { $share } of the time has passed
overview-completeness = Reported { $share } ({ $reported }/{ $expected })
overview-moved = since { $before }: { $better } newly met or on pace, { $worse } fell back
overview-milestones = { $over ->
    [0] { $soon } milestones due within { $days } days
   *[other] { $soon } milestones due within { $days } days, { $over } overdue
}
overview-themes = By task area
overview-themes-what = Targets
overview-themes-unit = number
overview-behind = Largest gaps by region and target
overview-behind-none = No region is behind its required path.
overview-behind-note = Gap in percentage points to what is required by now (past due: to the target); the two regions furthest behind of each target
overview-milestone-list = Milestones
overview-notices = Notices awaiting a reply
overview-milestone-none = No milestone with a date.
overview-silent = Did not report
overview-silent-none = All { $total } regions below have reported.
overview-silent-no-children = There are no regions below.
overview-silent-named = { $names } ({ $count }/{ $total })
list-comma = {", "}
list-more = {" "}and { $count } more
share-of-units = { $name } (share of units that pass)
card-gap = { $gap } short
card-expected = { $value } required by now
card-reported = { $share } reported
card-at-due = { $period }: { $said }
milestone-done = done
milestone-over = { $days } days overdue
milestone-in = due in { $days } days

## Column heads
column-notice = Notice
column-region = Region
column-target = Target
column-value = Value
column-behind = Gap
column-milestone = Milestone
column-due = Due
column-status = Status

## Indicator
indicator-facts = Source and definition
indicator-crumbs = Regions above
indicator-drill-down = Regions below
indicator-published = Values published elsewhere
indicator-published-check = Second-hand: check against the original before official use. Values under another definition are never merged with reported ones.
indicator-milestone = { $region }: { $name }:{" "}
indicator-target = Target { $target }
indicator-due = Due { $date }
indicator-not-concerned = This target binds { $binding } only; { $region } is not judged by it.
fact-source = Source
fact-quote = Quote
fact-indicator = Indicator
fact-numerator = Numerator
fact-denominator = Denominator
fact-measure = Measured as
fact-binds = Binds
fact-binds-said = { $region }; { $applies }
fact-due = Due
fact-due-stated = { $date } (stated: { $note })
fact-due-inferred = { $date } (inferred: { $note })
fact-method = Method
fact-method-said = { $method }: { $share } of the time has passed, baseline { $baseline }, required by now { $expected }
fact-value = Value
fact-value-said = { $value } ({ $source })
fact-reported = { $reported } of { $expected } units reported
fact-bounds = between { $low } and { $high } if none or all of the missing units pass
fact-explained = Arithmetic
fact-ahead = Outlook
fact-projection = { $value } by { $date } at the pace so far
fact-required = { $value } a month needed from now
fact-reached = target reached about { $date }
fact-other-methods = Other methods
fact-other-method = { $method }: { $status }
fact-methods-disagree = { $others } (the methods disagree)
fact-departments = Lead departments
departments-shared = { $names } and others, each within its duties
fact-note = Note
list-clause = {"; "}
measure-stock = level at the end of the period
measure-flow = cumulative from 1 January
measure-periodic = value of the period alone
applies-every_level = the threshold holds at every level
applies-reference = binds the region as a whole; lower levels are shown for reference
applies-total = binds the total; lower levels contribute
applies-each_unit = every reporting unit has to reach it
applies-unit_test = the condition inside another target, tested unit by unit
applies-named_units = binds the total of the named units
applies-region_only = judged for this region only
applies-parameter = a rule of calculation, not judged by itself
source-own = reported by the region itself
source-rolled_up = added up from the regions below
source-derived = derived from another indicator
source-none = not reported
definitions-title = Published under different definitions (side by side, never merged)
definitions-explained = These values speak of the same thing under different definitions and do not stand in for each other. The target is judged by its indicator's own. Second-hand: check against the original before official use.
definitions-own = The definition of this target
definitions-other = Another definition, not used to judge this target
definitions-where = { $region }, { $period }
definitions-numerator = Numerator: { $said }
definitions-source = Source: { $source } (reliability { $grade })
published-undated = undated
published-label = Published
published-what = Published indicator
published-region = Region
published-period = Time
published-value = Value
published-relation = Relation
published-source = Source
published-reliability = Reliability
relation-same = same definition
relation-other_definition = other definition
relation-component = numerator or denominator
relation-context = context

## Tables
table-with-unit = { $label } ({ $unit })
table-region = Region
table-value = Value
table-target-value = Target
table-gap = Gap to target
table-status = Status
table-reason = Reason
table-expected-value = Required by now
table-baseline-value = Baseline
table-numerator = Numerator
table-denominator = Denominator
table-completeness = Reported/expected
table-source = Value comes from
table-period = Period
table-region-code = Region code
table-decomposed = judged by its own target
table-demonstration = Remark
download-xlsx = Download as Excel
shown-indicator = Indicator
shown-unit = Unit
shown-as-of = As of
shown-known-at = Data version
shown-source = Source
shown-quote = Quote
shown-method = Method
shown-completeness = Completeness
shown-data = Data
shown-remark = Remark
download-table = Download this table (CSV)

## Returns
returns-title = Send a return
returns-explained = A file is checked first and nothing is stored; it is kept only after you confirm in step 4. Choose the region of the sending office.
returns-step-template = 1  Template
returns-template-period = Period
returns-template-own = For the region itself
returns-template-below = With the regions below
returns-step-upload = 2  Upload
returns-received = Day of receipt
returns-upload = Return (CSV or xlsx file)
returns-upload-explained = Press “Upload” or drop the file into the box. An xlsx workbook, or CSV in UTF-8 or GB18030, up to 20 MB.
returns-step-check = 3  Checks: { $file }
returns-file-refused = The file as a whole could not be read. Correct it as described and upload it again.
returns-encoding = Encoding { $encoding }; { $usable } values can be stored. This is a preview, nothing is stored yet.
returns-no-findings = No problems found.
returns-count-accept = accepted
returns-count-warn = with a warning
returns-count-reject = refused
returns-count-skip = not data
returns-findings = { $count ->
    [one] 1 problem or note:
   *[other] { $count } problems or notes:
    }
returns-findings-more = { $shown } of { $total } shown; download the file for all of them.
returns-changes = Against the data held now: { $parts }
returns-nothing-to-store = There is no value that can be stored. Correct the file and upload it again.
returns-step-confirm = 4  Confirm
returns-partial = { $refused ->
    [one] 1 cell was
   *[other] { $refused } cells were
    } refused: store only the other { $usable ->
    [one] value
   *[other] { $usable } values
    }
returns-partial-explained = Some cells were refused. Correct the file and upload it again, or tick the box to store the values that are clear.
returns-confirm = Confirm and store ({ $count ->
    [one] 1 value
   *[other] { $count } values
    })
returns-confirm-explained = The data version goes up by one; earlier values are kept.
returns-stored = Stored, receipt { $number }
returns-already = The same file was sent before ({ $state }) and was not stored again. Receipt { $number }
returns-step-submit = 4  Submit for review
returns-submit = Submit for review ({ $count ->
    [one] 1 value
   *[other] { $count } values
    })
returns-submit-explained = The return then waits for review; nothing changes before it is approved.
returns-submitted = Submitted, awaiting review, receipt { $number }
returns-waiting-explained = Its values count once the return is approved. If it is sent back, correct it as the comment says and send it again.
returns-progress = { $percent }%  { $step }
returns-doing-reading = Reading the file
returns-doing-measuring = Checking each cell
returns-doing-comparing = Comparing rows with each other and with earlier values
returns-doing-settling = Putting the result together
returns-history = Returns received (with the regions below)
returns-history-none = No returns yet.
finding-column-verdict = Verdict
finding-column-row = Row
finding-column-column = Column
finding-column-region = Region
finding-column-value = Value seen
finding-column-problem = Problem
finding-column-remedy = What to do
download-findings = Download the findings (CSV)
change-new = new
change-changed = changed
change-same = unchanged
change-older = no effect (a value received later is held)
change-count-new = { $count } new
change-count-changed = { $count } changed
change-count-same = { $count } unchanged
change-count-older = { $count } without effect
change-column-change = Change
change-column-region = Region
change-column-indicator = Indicator
change-column-period = Period
change-column-old = Held now
change-column-new = In this file
change-column-unit = Unit
receipt = Receipt
receipt-number = Receipt number
receipt-file = File
receipt-sha256 = Fingerprint (sha256)
receipt-sender = Sending region
receipt-accepted = Accepted
receipt-warned = Accepted with a note
receipt-rejected = Refused
receipt-skipped = Not data
receipt-state = State
receipt-version = Data version
receipt-actor = Handled by
receipt-download = Download the receipt
history-received = Received
history-sender = Sender
history-file-name = File
history-state = State
history-accepted = Accepted
history-warned = Notes
history-rejected = Refused
history-return-id = Receipt
history-demonstration = Remark
state-draft = draft
state-submitted = submitted
state-approved = approved
state-sent_back = sent back
state-withdrawn = withdrawn

overview-completeness-list = Reporting by region
overview-completeness-note = Values reported / expected over all units; the least complete first
column-reported = Reported
column-share = Share
