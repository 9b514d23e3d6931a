# 数据湖：多台服务器共用的数据库（docs/scaling.md）

error-lake-address = 看不懂数据湖的地址：{ $found }
    .hint = 应写成 ducklake:postgres:dbname=库名 host=主机 user=用户 data_path=数据目录；值中有空格时用单引号括起来。
error-lake-password = 数据湖的地址中不能写密码。
    .hint = 请从地址中删去密码，改用 PostgreSQL 自己的办法：环境变量 PGPASSWORD、~/.pgpass 文件或 PGSERVICE。
error-lake-packages = 使用数据湖还缺少软件包：{ $missing }
    .hint = 请运行：{ $command }
error-lake-no-folder = 没有说明数据湖的数据存放在哪里。
    .hint = 请在地址中加上 data_path=目录，或设置环境变量 { $variable }；各台服务器须能以同一路径读写该目录。
error-lake-folder-differs = 数据湖的数据存放在 { $expected }，而不是 { $found }。
    .hint = 请改正或删去 data_path；各台服务器须以同一路径读写该目录。
error-lake-folder-missing = 数据湖的数据目录不存在或无法使用：{ $found }
    .hint = 请确认共享目录已挂载，且本用户可以读写。
error-lake-folder-used = 目录 { $found } 里已有其他文件，不能用来建新的数据湖。
    .hint = 请换一个空目录。
error-lake-folder-remote = 数据湖的数据不能存放在这样的地址：{ $found }…
    .hint = 请使用各台服务器都已挂载的目录，或写 s3://存储桶/前缀（只用英文字母、数字和 . _ - =）。密钥不写在地址里，请放进 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。
error-lake-storage-settings = 使用对象存储还缺少设置：{ $missing }
    .hint = 请在每台服务器的环境变量中设好；各项含义见 docs/scaling.md。
error-lake-storage-value = 看不懂设置 { $variable }。
    .hint = 应写成这样：{ $expected }
error-lake-storage = 数据湖 { $path } 的对象存储拒绝了请求或没有应答：{ $found }
    .hint = 这次没有保存任何内容。请检查对象存储能否连通，地址、存储桶、密钥和证书是否正确，然后重试。
error-lake-missing = 还没有数据湖：{ $path }
    .hint = 请先运行 python cli.py init，或用 python cli.py migrate --to 把现有数据库搬过去。
error-lake-unreachable = 连接不上数据湖 { $path }：{ $found }
    .hint = 这次没有保存任何内容。请检查 PostgreSQL 是否运行、地址和账号是否正确；恢复后直接重试，不必重启服务。
error-lake-busy = 等了 { $seconds } 秒，仍轮不到写入：另一个程序正在向数据湖 { $path } 写入。
    .hint = 这次没有保存任何内容；可继续查询。请稍后重试。
error-lake-conflict = 另一个程序同时向数据湖 { $path } 写入，这次没有保存任何内容。
    .hint = 请重试。如果反复出现，请检查是否有其他程序直接改动了数据湖。
error-lake-older = 数据湖 { $path } 的结构是版本 { $found }，本程序需要 { $expected }。
    .hint = 请停掉所有服务器，先用 python cli.py backup -o 文件 备份，再运行 python cli.py migrate --no-copy 升级。
error-lake-backup-output = 备份数据湖须写明存到哪个文件。
    .hint = 请加上 -o 文件名。
error-lake-restore = 不能把备份直接恢复到数据湖里。
    .hint = 请建一个新的空数据湖，再运行 python cli.py --database { $source } migrate --to 新数据湖的地址。
error-target-not-empty = 目标里已有数据（表 { $table } 有 { NUMBER($rows) } 行），没有搬入任何内容。
    .hint = 请换一个空的目标。
error-figures-differ = 搬到 { $path } 后，地区 { $region } 的完成情况与原来的不一致，没有搬入任何内容。
    .hint = 请保留原数据库继续使用，并联系开发者。
error-compact-file = 数据库 { $path } 是单个文件，不需要整理。
    .hint = 只有数据湖需要整理。
error-compact-hours = 至少要保留最近 { $expected } 小时的快照和文件，而不是 { $found } 小时。
    .hint = 其他服务器可能正在读取它们。请用 --hours 给出更长的时间。

keep-moved = 已搬到：{ $path }。原数据库没有改动。
keep-moved-same = 已逐表核对：{ NUMBER($tables) } 张表、{ NUMBER($rows) } 行，与原数据库一致；已核对完成情况的地区：{ $regions }。
keep-compacted = 已整理：从目录库写出 { NUMBER($rows) } 行，清除快照 { NUMBER($snapshots) } 个、文件 { NUMBER($removed) } 个；现有文件 { NUMBER($files) } 个，共 { $size }。
