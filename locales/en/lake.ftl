# Lakes: a database that several servers share (docs/scaling.md)

error-lake-address = This address of a lake cannot be understood: { $found }
    .hint = Write ducklake:postgres:dbname=NAME host=HOST user=USER data_path=FOLDER; a value with spaces goes in single quotes.
error-lake-password = The address of a lake must not hold a password.
    .hint = Take it out and use what PostgreSQL has for it: PGPASSWORD, the file ~/.pgpass, or PGSERVICE.
error-lake-packages = A lake needs packages that are not installed: { $missing }
    .hint = Run: { $command }
error-lake-no-folder = It was not said where the data of the lake shall lie.
    .hint = Add data_path=FOLDER to the address or set { $variable }; every server has to reach the folder by the same path.
error-lake-folder-differs = The data of the lake lies in { $expected }, not in { $found }.
    .hint = Correct data_path or leave it out; every server has to reach the folder by the same path.
error-lake-folder-missing = The data folder of the lake is not there or cannot be used: { $found }
    .hint = Check that the shared folder is mounted and that this user may read and write it.
error-lake-folder-used = The folder { $found } holds other files; a new lake cannot be made there.
    .hint = Choose an empty folder.
error-lake-folder-remote = The data of a lake cannot be kept at such an address: { $found }…
    .hint = Use a folder that every server has mounted, or s3://BUCKET/PREFIX in plain letters, digits and . _ - =. Keys never stand in it; they go into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
error-lake-storage-settings = Object storage needs settings that are not there: { $missing }
    .hint = Set them in the environment of every server; docs/scaling.md tells what each is.
error-lake-storage-value = The setting { $variable } cannot be understood.
    .hint = It has to look like this: { $expected }
error-lake-storage = The object storage of the lake { $path } refused or did not answer: { $found }
    .hint = Nothing was stored this time. Check that the storage can be reached and that address, bucket, keys and certificate are right; then try again.
error-lake-missing = There is no lake yet: { $path }
    .hint = Run python cli.py init first, or move an existing database there with python cli.py migrate --to.
error-lake-unreachable = The lake { $path } cannot be reached: { $found }
    .hint = Nothing was stored this time. Check that PostgreSQL runs and that address and account are right; then try again, no restart is needed.
error-lake-busy = The turn to write did not come within { $seconds } seconds: another program is writing to the lake { $path }.
    .hint = Nothing was stored this time; reading goes on. Try again later.
error-lake-conflict = Another program wrote to the lake { $path } at the same time; nothing was stored this time.
    .hint = Try again. If it happens often, look for a program that changes the lake directly.
error-lake-older = The lake { $path } has schema { $found }, this program needs { $expected }.
    .hint = Stop all servers, make a backup with python cli.py backup -o FILE, then run python cli.py migrate --no-copy.
error-lake-backup-output = A backup of a lake needs to be told which file to write.
    .hint = Add -o FILE.
error-lake-restore = A backup cannot be restored into a lake directly.
    .hint = Make a new, empty lake and run python cli.py --database { $source } migrate --to ADDRESS.
error-target-not-empty = The target holds data already (table { $table }: { NUMBER($rows) } rows); nothing was moved.
    .hint = Choose a target that is empty.
error-figures-differ = Moved to { $path }, the attainment of region { $region } was not the same; nothing was moved.
    .hint = Go on with the database as it is and tell the developers.
error-compact-file = The database { $path } is one file; there is nothing to compact.
    .hint = Only a lake needs it.
error-compact-hours = Snapshots and files of the last { $expected } h at least have to stay, not { $found } h.
    .hint = Other servers may be reading them. Give a longer time with --hours.

keep-moved = Moved to: { $path }. The database it came from was not changed.
keep-moved-same = Held against it table by table: { NUMBER($tables) } tables and { NUMBER($rows) } rows, equal; attainment compared in the regions { $regions }.
keep-compacted = Compacted: { NUMBER($rows) } rows written out of the catalogue, { NUMBER($snapshots) } snapshots and { NUMBER($removed) } files removed; { NUMBER($files) } files left, { $size }.
