# Roles, actions, audit

role-viewer = Viewer
role-analyst = Analyst
role-reviewer = Reviewer
role-administrator = Administrator
action-see_figures = see figures
action-see_provisional = see values that nobody has approved
action-see_returns = see returns
action-submit_return = submit a return
action-withdraw_return = withdraw a return
action-review_return = review a return
action-reply_notice = reply to a notice
action-issue_notice = issue a notice
action-set_targets = change targets
action-import_policy = import a policy text
action-keep_system = keep the system
action-keep_roles = keep roles
action-read_audit = read the audit trail

error-not-permitted = { $actor } (role: { $role }) may not do this in { $region } ({ $action }).
    .hint = Ask an administrator of your region for the role, or go to the region you are responsible for.
error-name-empty = The name is missing or longer than { $most } characters.
    .hint = Enter the name of the account used to sign in.
error-reason-empty = No reason is given.
    .hint = Say why in one sentence: it is kept in the audit trail.
error-role-own = { $name } cannot take away their own administrator's role.
    .hint = Let another administrator do it.
error-own-return = The return was submitted by { $actor }, who cannot review it.
    .hint = Let another reviewer decide.

audit-fault-missing = line { $line } is missing
audit-fault-inserted = a line was inserted at line { $line }
audit-fault-unlinked = line { $line } does not continue the line before it
audit-fault-changed = line { $line } was changed
audit-fault-cut_off = lines from { $line } on were cut off
