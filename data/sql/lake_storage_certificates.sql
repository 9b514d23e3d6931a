-- Question: none; lets object storage be believed only with a certificate that is known, those of a file included where
-- there is one.
SET enable_server_cert_verification = true;
SET enable_curl_server_cert_verification = true;
SET ca_cert_file = 'certificate_file';
