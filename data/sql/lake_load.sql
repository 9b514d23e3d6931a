-- Question: none; loads an extension out of the file of its installed package.
LOAD 'extension_file'
