# Ledger
ledger-title = { $region }: { $parts }
ledger-title-none = { $region }: no milestones or deliverables
ledger-count = { $count } { $state }
ledger-second-scope = { $total ->
    [1] 1 milestone or deliverable
   *[other] { $total } milestones and deliverables
}
ledger-second-shown = { $count } listed by the filters
ledger-second-soon = { $count } due within { $days } days
ledger-second-proof = { $count } of { $done } done came with a document or a date
ledger-second-departments = { $count ->
    [1] 1 department
   *[other] { $count } departments
}
ledger-state-overdue = overdue
ledger-state-due = not due yet
ledger-state-not_yet = not yet done
ledger-state-no_report = not reported
ledger-state-done = done
ledger-deliverable-done = deliverable done
ledger-said-done = done
ledger-said-late = done, after the due date
ledger-said-undated = done, date not reported
ledger-said-overdue = { $days ->
    [1] 1 day overdue
   *[other] { $days } days overdue
}
ledger-said-due-day = not done on the due date
ledger-said-due = { $days ->
    [1] due in 1 day
   *[other] due in { $days } days
}
ledger-said-not_yet = not yet done
ledger-said-no_report = { $days ->
    [1] not reported, due in 1 day
   *[other] not reported, due in { $days } days
}
ledger-said-no_report-over = { $days ->
    [1] not reported, due 1 day ago
   *[other] not reported, due { $days } days ago
}
ledger-said-no_report-day = not reported, due that day
ledger-what = milestones and deliverables
ledger-order = in the order of due dates
ledger-inferred = { $date } (inferred)
ledger-today = as of { $date }
ledger-note-inferred = Inferred: the text gives no date, the document's span does
ledger-head-none = No milestones or deliverables
ledger-head-over = { $count } overdue, the longest by { $days ->
    [1] 1 day
   *[other] { $days } days
}: { $name }
ledger-head-next = Next due { $date } (in { $days ->
    [1] 1 day
   *[other] { $days } days
}): { $more ->
    [0] { $name }
    [1] { $name } and 1 other
   *[other] { $name } and { $more } others
}
ledger-head-rest = { $open ->
    [0] All { $total } are done
   *[other] All due dates have come, { $open } of { $total } are not reported as done
}
ledger-list = By month
ledger-month = { $year }-{ $month } · { $count ->
    [1] 1 item
   *[other] { $count } items
}
ledger-column-item = Milestone
ledger-column-departments = Lead departments
ledger-column-due = Due
ledger-column-state = State
ledger-column-evidence = Evidence
ledger-column-id = Target id
ledger-column-document_id = Document
ledger-column-quote = Quote
ledger-column-basis = Due date is
ledger-column-days = Days to the due date
ledger-column-paper = Number or name of the paper
ledger-column-done_on = Done on
ledger-column-link = Link
ledger-column-file = Return
ledger-column-received = Received
ledger-column-demonstration = Remark
ledger-basis-stated = stated
ledger-basis-inferred = inferred
ledger-deliverable = deliverable
ledger-departments-none = the text names no lead department
ledger-evidence-done-on = done on { $date }
ledger-evidence-link = open link
ledger-evidence-report = reported as done for { $period }, received { $date }
ledger-evidence-lacking = no document number
ledger-nothing = { $region } has no milestones or deliverables of its own: they bind the issuing region only.
ledger-see-above = Ledger of { $region } ({ $count })
ledger-nothing-narrowed = Within the chosen document or lens { $region } has no milestones or deliverables.
ledger-see-whole = Whole ledger of { $region }
ledger-nothing-fits = Nothing fits the filters.
ledger-clear = Clear the filters
ledger-download = Download the ledger
filter-department = Department
filter-unknown-department = The department “{ $found }” of the link is not in this ledger; all departments are shown.
filter-department-all = All departments
filter-department-none = No lead department named
filter-stand = State
filter-unknown-stand = There is no state “{ $found }”; all states are shown.
filter-stand-all = All states
filter-due = Due
filter-unknown-due = There is no due window “{ $found }”; all due dates are shown.
filter-due-all = Any time
filter-due-past = Due date reached
filter-due-within = Due within { $days } days
filter-due-later = Due after 180 days
