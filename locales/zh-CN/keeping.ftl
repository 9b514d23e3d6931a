# 数据库的保全：备份、恢复、核查、升级（cli.py backup、restore、check、migrate）

keep-asking = 数据库由进程 { $pid } 占用，请它备份……
keep-backup = 已备份：{ $path }（{ $size }）
keep-read-back = 已读回核对：{ NUMBER($tables) } 张表、{ NUMBER($rows) } 行，与数据库一致。sha256 { $sha256 }
keep-restored = 已恢复：{ $path }
keep-aside = 原数据库保留在：{ $path }
keep-holds = 核查通过：{ NUMBER($tables) } 张表、{ NUMBER($rows) } 行，数据版本 { $version }。
keep-broken = 核查未通过：{ NUMBER($count) } 处不符。请先备份当前文件，再从最近一份核查通过的备份恢复，或联系开发者。
keep-more = ……另有 { NUMBER($count) } 处未逐条列出。
keep-migrated = 数据库结构已由版本 { $before } 升级到版本 { $after }。
keep-newest = 数据库结构已是本版本所需的版本 { $after }，无需升级。

# 核查：一条规则一句话

check-table = 缺少表 { $table }。
check-column = 表 { $table } 的列 { $subject } 类型为“{ $found }”，应为“{ $expected }”。
check-first_steps = 报表 { $subject } 的第一步是“{ $found }”，应为其中之一：{ $expected }。
check-steps = 报表 { $subject } 的步骤编号为 { $found }，应连续编号：{ $expected }。
check-moves = 报表 { $subject } 的第 { $expected } 步“{ $found }”不是允许的状态变化。
check-return_ids = 报表 { $subject } 的编号与报送地区和文件摘要（{ $found }）不符，应为 { $expected }。
check-counts = 报表 { $subject } 现有单元格数（{ $found }）与接收时的判定数（{ $expected }）不符。
check-values = 报表 { $subject } 有一个填报值不完整或不是有效数字（{ $found }：{ $expected }）。
check-unknown = 有 { $expected } 个填报值所用的代码“{ $found }”在登记表 { $subject } 中不存在。
check-return_periods = 报表所涉统计期的记录与其填报值不符（{ $subject }）：记为 { $found } 个，实有 { $expected } 个。
check-evidence = 报表 { $subject } 的一条佐证（{ $found }，指标 { $expected }）没有对应的填报值。
check-unsigned = 报表 { $subject }（{ $found }，报送人 { $expected }）没有任何提交记录。
check-orphans = 表 { $table } 有 { $found } 行所属的报表不存在。
check-gaps = 表 { $table } 的编号 { $subject } 不连续：应有 { $expected } 个，实有 { $found } 个。
check-duplicates = 表 { $table } 的主键“{ $subject }”出现了 { $found } 次。
check-registry = 登记表 { $table } 的第 { $subject } 次变更应有 { $expected } 行，实有 { $found } 行。
check-not_shown = 最新的已审核值没有作为现行值显示：{ $subject }，值 { $found }，报表 { $expected }。
check-shown_wrongly = 显示为现行值的不是最新的已审核值：{ $subject }，值 { $found }，报表 { $expected }。
check-audit = 操作日志在第 { $subject } 行不成立；python cli.py audit verify 说明原因。
