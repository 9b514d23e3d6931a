# Keeping the database whole: backup, restore, check, migrate (cli.py backup, restore, check, migrate)

keep-asking = Process { $pid } holds the database; asking it for the backup ...
keep-backup = Backup written: { $path } ({ $size })
keep-read-back = Read back: { NUMBER($tables) } tables and { NUMBER($rows) } rows, equal to the database. sha256 { $sha256 }
keep-restored = Restored: { $path }
keep-aside = The database as it was before is kept at: { $path }
keep-holds = All holds: { NUMBER($tables) } tables, { NUMBER($rows) } rows, data version { $version }.
keep-broken =
    { $count ->
        [one] One thing does not hold.
       *[other] { NUMBER($count) } things do not hold.
    } Back up the file as it is, then restore the newest backup that passes the check, or ask the developers.
keep-more = ... and { NUMBER($count) } more that are not listed.
keep-migrated = The schema of the database was brought from version { $before } to version { $after }.
keep-newest = The schema of the database has version { $after } already, as this release needs it.

# The check: one sentence for each rule

check-table = The table { $table } is missing.
check-column = Column { $subject } of table { $table } has the type "{ $found }" instead of "{ $expected }".
check-first_steps = The first step of return { $subject } is "{ $found }"; it has to be one of { $expected }.
check-steps = The steps of return { $subject } are numbered { $found }; they should run { $expected } without a gap.
check-moves = Step { $expected } of return { $subject }, "{ $found }", is no move that is allowed.
check-return_ids = The number of return { $subject } does not follow from its sender and content (digest { $found }); it should be { $expected }.
check-counts = Return { $subject } has another number of cells ({ $found }) than were judged when it came in ({ $expected }).
check-values = A value of return { $subject } is incomplete or no usable number ({ $found }: { $expected }).
check-unknown = { $expected } values use the code "{ $found }", which the registry table { $subject } does not know.
check-return_periods = The periods of a return are not told as its values have them ({ $subject }): { $found } instead of { $expected } values.
check-evidence = A proof in return { $subject } ({ $found }, indicator { $expected }) belongs to no value.
check-unsigned = No committed change names return { $subject } ({ $found }, sent by { $expected }).
check-orphans = { $found } rows of table { $table } belong to a return that is not there.
check-gaps = The numbers { $subject } of table { $table } have gaps: { $found } of { $expected } are there.
check-duplicates = The key "{ $subject }" of table { $table } occurs { $found } times.
check-registry = Change { $subject } of the registry table { $table } should have { $expected } rows and has { $found }.
check-not_shown = The newest approved value is not shown as the current one: { $subject }, value { $found }, return { $expected }.
check-shown_wrongly = What is shown as the current value is not the newest approved one: { $subject }, value { $found }, return { $expected }.
check-audit = The audit trail does not hold at line { $subject }; python cli.py audit verify says why.
