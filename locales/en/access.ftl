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
action-see_notices = read rectification notices
action-see_documents = read the list of documents made
action-reply_notice = reply to a notice
action-issue_notice = issue a notice
action-set_targets = change targets
action-import_policy = import a policy text
action-keep_system = keep the system
action-keep_roles = keep roles
action-read_changes = read who changed the registry, when and why
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
audit-fault-gone = line { $line }, known from before, is gone
audit-fault-rewritten = line { $line } is another than it was before

error-audit-head = “{ $found }” is no head of an audit trail.
    .hint = Enter the line number, a colon and the 64 characters of the digest, as an earlier check told them.

identity-said = { $name } ({ $role }, { $region })
identity-public = Public view
sign-in = Sign in
sign-in-again = Sign in again
sign-out = Sign out
sign-in-needed = Please sign in. Nothing is shown to somebody who is not signed in.
sign-in-elsewhere = It is not known who you are. Please come in by your office's own entrance.
sign-in-idle = You did nothing for a long time, so your sign-in ended. Please sign in again.
sign-in-over = Your sign-in has reached its time limit. Please sign in again.

error-identity-mode-unknown = MONITOR_IDENTITY has the unknown value “{ $found }”.
    .hint = Use one of: { $expected }. Then start again.
error-identity-open = The mode { $mode } must not listen on { $found }: other computers could reach the monitor directly.
    .hint = Let the server listen on 127.0.0.1 only (server.address); for sign-in use the mode oidc, or put a proxy in front.
error-identity-headers = The server believes headers about who is there (server.trustedUserHeaders), but runs in the mode { $mode }.
    .hint = Set MONITOR_IDENTITY=proxy behind a proxy that overwrites them, or take server.trustedUserHeaders away.
error-switch-unknown = { $name } is “{ $found }”, neither on nor off.
    .hint = Set it to on or off and start again.
error-role-taken = { $name } has no role any more.
    .hint = Let an administrator grant a role again.
error-setting-not-number = { $name } is “{ $found }”, not a whole number from { $least } to { $most }.
    .hint = Correct the environment variable and start again.

cli-role-granted = Role of { $name } in { $region }: { $role }
cli-audit-holds = The audit trail holds: { $count } lines. Note its head elsewhere: { $head }

error-registry-empty = There is no target to judge.
    .hint = Load the registry first, or take the lens off.

provisional-switch = With unapproved data
provisional-explained = Values that were submitted and wait for approval count too, each marked where it shows; only in the regions you are responsible for.
provisional = With unapproved data
provisional-mark = unapproved

error-signed-out = Your sign-in has ended; nothing was done.
    .hint = Sign in and try again.

scope-elsewhere = This screen is open to those responsible for a region; { $name } is not in yours. Your region: { $own }.

error-role-moved = The role of { $name } was changed by { $actor } on { $moment }; your change was not saved.
    .hint = Look at the role as it is now, then decide again.
error-role-last = { $name } is the last administrator of { $region }: the role can neither be taken away nor made smaller.
    .hint = Grant the administrator's role to somebody else first.
error-name-reserved = “{ $name }” is a name the system uses itself; it gets no role.
    .hint = Enter the name of the account used to sign in.
