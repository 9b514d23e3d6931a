# Policy
policy-title = { $document }: { $targets } targets{ $deliverables ->
    [0] {""}
    [1] , 1 deliverable
   *[other] , { $deliverables } deliverables
}
policy-title-tasks = Primary care: { $tasks } tasks, { $targets } targets
policy-lens-links = Linked clause by clause to the national text: { $title } by the same title, { $topic } by topic
policy-lens-targets = { $national } national and { $local } local targets
policy-second-region = Issued by { $region }
policy-second-span = Covers { $start } to { $end }
policy-second-secondary = secondary source, not counted again
policy-coverage = Every clause accounted for: { $with } of { $clauses } have targets, { $without } have none and say why ({ $deliverables ->
    [one] 1 of them holds
   *[other] { $deliverables } of them hold
} deliverables only)
policy-coverage-broken = Not every clause is accounted for: only { $known } of { $clauses } have targets or a reason
policy-coverage-all = The five documents have { $clauses } clauses: { $with } with targets ({ $targets } of them), { $without } without and why; { $deliverables } deliverables and { $directional } statements of direction besides
policy-status-of = Status as judged for { $region } as of { $period }
policy-documents = Policy documents
policy-document-counts = { $clauses } clauses, { $targets ->
    [one] 1 target
   *[other] { $targets } targets
}
policy-document-secondary = secondary source (journal commentary)
policy-document-numberless = no number
policy-view = View
policy-view-clauses = By clause
policy-view-tasks = Primary care
policy-search = Search quotes, clause titles and indicators
policy-search-placeholder = for example 85%, township, DRG
policy-found = “{ $wanted }”: { $count ->
    [1] 1 place
   *[other] { $count } places
}
policy-found-most = Only the first { $most } are listed, please search for something more exact.
policy-found-none = “{ $wanted }” was not found. Full or half width, case and spaces make no difference.
policy-found-clear = Clear the search
policy-kind-quote = Quote
policy-kind-indicator = Indicator
policy-kind-title = Clause title
policy-kind-statement = Statement of direction
policy-column-kind = Kind
policy-column-found = Text
policy-column-document = Document
policy-column-clause = Clause
policy-column-quote = Quote
policy-column-indicator = Indicator
policy-column-target = Target
policy-column-due = Due
policy-column-value = Value
policy-column-status = Status
policy-column-reason = Reason
policy-column-region = Region
policy-column-relation = Relation
policy-column-task = Primary-care task
policy-column-id = Target id
policy-column-links = Show
policy-column-demonstration = Remark
policy-to-cascade = Cascade
policy-clauses = Clauses and targets
policy-one-clause = Only { $clause } is listed.
policy-all-clauses = Show all clauses
policy-unknown-clause = The document has no clause “{ $found }”; all clauses are shown.
policy-clause-preamble = Preamble
policy-clause-closing = Closing
policy-clause-overview = Overview
policy-clause-counts = { $targets ->
    [1] 1 target
   *[other] { $targets } targets
}
policy-clause-deliverables = { $count ->
    [1] 1 deliverable
   *[other] { $count } deliverables
}
policy-deliverable = deliverable
policy-repeats = repeats the national target
policy-no-target = No numeric target: { $reason }
policy-no-target-phrases = Wording that could be measured: { $phrases }
policy-directional = Statements of direction without a value
policy-directional-why = { $quote }: { $why }
policy-directional-indicator = { $why }; possible indicator: { $indicator }
policy-reason-qualitative = qualitative text only
policy-reason-directional = wording that is directional or vague only
policy-reason-deliverables = only deliverables without date or quantity
policy-reason-framing = framing text, no task
policy-why-universal = means all without saying so
policy-why-fuzzy = vague universal wording
policy-why-batch = a batch of unknown size
policy-why-number = unknown number
policy-why-programme-number = number in a programme's name
policy-why-programme-duration = duration of a programme, start and end not given
policy-why-programme = parameter of a programme
policy-why-prohibition = prohibition (zero tolerance)
policy-why-relative = relative target without a value
policy-why-direction = direction only
policy-why-structure = count of the document's own parts
policy-why-frequency = yearly frequency implied
policy-why-named = named counties, no value
policy-why-grade = grade as a target, no share and no date
policy-why-conditional = conditional, no value
policy-why-process = duty of process, frequency not given
policy-why-wording = { $why } ({ $word })
policy-text = Full text
policy-text-held = Full text imported: { $file }, { $characters } characters, on { $date } by { $actor }. Open a clause to read its quotes in context.
policy-text-none = Full texts are not shipped, and that of this document has not been imported. Whoever holds it can run on the server:
policy-text-how = The file has to be plain text (UTF-8 or GB18030, at most 5 MB). The import checks that every quote stands in it.
policy-text-open = Read this clause in context
policy-text-not-found = The title of this clause was not found in the full text.
policy-cascade = Cascade: { $name }
policy-cascade-note = The same indicator and related targets from the nation to provinces and cities. Each status is judged for the region bound, as of { $period }.
policy-cascade-close = Close the cascade
policy-cascade-none = No related target at this level
policy-cascade-below = Regions below { $region }
policy-cascade-below-none = The target asks nothing of the regions below.
policy-cascade-below-counts = { $count } { $status }
policy-cascade-own = { $count } with a number of their own: { $names }
policy-cascade-own-one = { $region } { $target }
policy-cascade-more = Indicator page of this target
policy-cascade-value = Value { $value }
policy-cascade-due = Due { $date }
policy-cascade-due-inferred = Due { $date } (inferred)
policy-cascade-unknown = There is no target “{ $found }”; no cascade is shown.
policy-relation-self = this target
policy-relation-repeats = the same target, repeated
policy-relation-same = same indicator
policy-relation-joined = joined in one sentence
policy-relation-part = part and whole
policy-relation-derived = derived
policy-relation-task = same primary-care task
policy-relation-theme = same task area
policy-tasks-note = The commentary sorts primary care into eleven tasks, each linked to a clause of the national text. These targets are what the primary-care lens shows on every screen; the commentary's own 3 repeat national ones and are not counted again.
policy-tasks-none = The registry holds no primary-care tasks. Run python cli.py init on the server to load the new sheet; data that is there is not touched.
policy-task-linked = National text { $clause } { $title }
policy-task-basis-title = same title
policy-task-basis-topic = linked by topic
policy-task-no-targets = No numeric targets.
policy-task-local = Local targets: { $note }
policy-download-targets = Download the targets
policy-download-found = Download what was found
policy-download-cascade = Download the cascade
policy-download-tasks = Download tasks and targets
policy-download-statements = Download statements of direction
filter-doc = Document
filter-unknown-doc = There is no policy document “{ $found }”; the default one is shown.
