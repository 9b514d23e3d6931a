# 角色、操作、审计

role-viewer = 浏览
role-analyst = 填报
role-reviewer = 审核
role-administrator = 管理
action-see_figures = 查看数值
action-see_provisional = 查看未经审核的数值
action-see_returns = 查看报表
action-submit_return = 报送报表
action-withdraw_return = 撤回报表
action-review_return = 审核报表
action-see_notices = 查看督办通知
action-see_documents = 查看已生成文件清单
action-reply_notice = 回复督办
action-issue_notice = 发出督办
action-set_targets = 修改目标
action-import_policy = 导入政策全文
action-keep_system = 维护系统
action-keep_roles = 管理角色
action-read_changes = 查看登记信息的变更记录
action-read_audit = 查看审计记录

error-not-permitted = { $actor }（角色：{ $role }）不能在{ $region }进行此项操作（{ $action }）。
    .hint = 请联系本地区管理员授予所需角色，或切换到您负责的地区。
error-name-empty = 姓名或账号不能为空，最长{ $most }个字符。
    .hint = 请填写登录时使用的账号名。
error-reason-empty = 没有写明理由。
    .hint = 请用一句话写明理由，它会保存在审计记录中。
error-role-own = { $name }不能取消自己的管理角色。
    .hint = 请由另一名管理员操作。
error-own-return = 报表由{ $actor }本人提交，不能由本人审核。
    .hint = 请由另一名审核人员审核。

audit-fault-missing = 缺少第{ $line }行
audit-fault-inserted = 第{ $line }行处插入了记录
audit-fault-unlinked = 第{ $line }行与上一行不衔接
audit-fault-changed = 第{ $line }行的内容被改动
audit-fault-cut_off = 第{ $line }行起的记录被删去
audit-fault-gone = 以前有的第{ $line }行不见了
audit-fault-rewritten = 第{ $line }行与以前的不同

error-audit-head = “{ $found }”不是审计记录的末行。
    .hint = 请填写以前校验时给出的行号、冒号和64位校验码。

identity-said = { $name }（{ $role }，{ $region }）
identity-public = 公众浏览
sign-in = 登录
sign-in-again = 重新登录
sign-out = 退出登录
sign-in-needed = 请登录后使用。尚未登录时不显示任何内容。
sign-in-elsewhere = 没有识别到您的身份。请从本单位的统一入口进入。
sign-in-idle = 您已较长时间没有操作，登录已结束。请重新登录。
sign-in-over = 本次登录已到时限。请重新登录。

error-identity-mode-unknown = MONITOR_IDENTITY 的值“{ $found }”无法识别。
    .hint = 可用的值：{ $expected }。修改后重新启动。
error-identity-open = { $mode } 模式不允许监听 { $found }：其他计算机可以直接连到本系统。
    .hint = 请让服务只监听 127.0.0.1（server.address），需要登录时改用 oidc 模式，或在前面设置代理。
error-identity-headers = 服务器会采信请求头中的身份（server.trustedUserHeaders），但身份模式是{ $mode }。
    .hint = 代理会覆盖这些请求头时，请设MONITOR_IDENTITY=proxy；否则请去掉server.trustedUserHeaders。
error-switch-unknown = { $name }的值是“{ $found }”，既不是on也不是off。
    .hint = 请改为on或off后重新启动。
error-role-taken = { $name }已经没有角色。
    .hint = 请由管理员重新授予角色。
error-setting-not-number = { $name } 的值“{ $found }”不是{ $least }到{ $most }之间的整数。
    .hint = 请改正该环境变量后重新启动。

cli-role-granted = { $name } 在 { $region } 的角色：{ $role }
cli-audit-holds = 审计记录完整，共{ $count }行。请在别处记下末行：{ $head }

error-registry-empty = 没有可以评价的目标。
    .hint = 请先载入登记库，或关闭视角筛选。

provisional-switch = 含未审核数据
provisional-explained = 已提交但尚未审核通过的数值也计入，所涉数值逐处标明；只在您负责的地区可用。
provisional = 含未审核数据
provisional-mark = 未审核

error-signed-out = 登录已结束，此项操作没有执行。
    .hint = 请重新登录后再试。

scope-elsewhere = 本页只向负责该地区的人员开放，{ $name }不在您负责的范围内。您负责的地区：{ $own }。

error-role-moved = { $name }的角色已由{ $actor }于 { $moment } 修改，您的改动没有保存。
    .hint = 请查看最新的角色后再操作。
error-role-last = { $name }是{ $region }最后一名管理员，不能取消或缩小其管理角色。
    .hint = 请先把管理角色授予另一人。
error-name-reserved = “{ $name }”是系统自用的名称，不能授予角色。
    .hint = 请填写登录时使用的账号名。
