-- Question: none; lets object storage be believed only with a certificate that is known, those of a file included where
-- there is one. Global: every cursor is a session of its own.
SET GLOBAL enable_server_cert_verification = true;
SET GLOBAL enable_curl_server_cert_verification = true;
SET GLOBAL ca_cert_file = 'certificate_file';
