-- Question: none; says for the session who asks object storage ($key, $secret, $token, $region) and which one
-- ($endpoint, $style, $secure), for the lake's own files alone ($folder).
CREATE SECRET data_storage (
    TYPE s3, PROVIDER config, SCOPE $folder, KEY_ID $key, SECRET $secret, SESSION_TOKEN $token, REGION $region,
    ENDPOINT $endpoint, URL_STYLE $style, USE_SSL $secure
)
