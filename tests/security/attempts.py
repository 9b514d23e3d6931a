"""What somebody may type to make a machine do something: kept as text, shown as text, written as text."""

ATTEMPTS = {
    "sql-end": "'; DROP TABLE observations; --",
    "sql-always": '" OR 1=1 --',
    "sql-parameter": "$region); ATTACH '/etc/passwd'; --",
    "sql-read": "' UNION SELECT * FROM read_text('/etc/passwd') --",
    "html-script": "<script>alert(1)</script>",
    "html-handler": '"><img src=x onerror=alert(1)>',
    "html-entity": "&lt;script&gt;&#60;b&#62;",
    "markdown": "![x](https://evil.example/x.png) [y](javascript:alert(1)) $$x$$ :red[z]",
    "formula": '=HYPERLINK("https://evil.example","x")',
    "formula-plus": "+cmd|' /C calc'!A0",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-space": "  =1+1",
    "formula-wide": "＝1+1",
    "path": "../../../../etc/passwd",
    "path-windows": "..\\..\\windows\\win.ini",
    "template": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "template-block": "{% for x in range(9) %}{{ x }}{% endfor %}",
    "template-fluent": "{ $region } { secret }",
    "format": "%s%n {0.__class__} ${PATH} `id` $(id)",
}
