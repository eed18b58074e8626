-- Why: people look for a contact by the beginning of any word of its name, as they type it: without accents, in any case.
-- Lock: writes of contact wait while the index is built: about 5 s for a million contacts. Rows touched: none.

-- The words of a name as they are looked for: lower case, letters without their marks (also marks that stand alone). Capitals
-- are told one by one, because lower() leaves them alone where the database has the locale C.
CREATE FUNCTION name_words(name text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple'::regconfig, lower(translate(name,
    'áàâäãåāăąçćčďđéèêëēęěėğíìîïīįıłñńňóòôöõøőōřśšşșťţțúùûüūůűųýÿźžż'
      || 'ÁÀÂÄÃÅĀĂĄÇĆČĎĐÉÈÊËĒĘĚĖĞÍÌÎÏĪĮŁÑŃŇÓÒÔÖÕØŐŌŘŚŠŞȘŤŢȚÚÙÛÜŪŮŰŲÝŸŹŽŻİ'
      || U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\0327\0328',
    'aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorsssstttuuuuuuuuyyzzz'
      || 'aaaaaaaaacccddeeeeeeeegiiiiiilnnnoooooooorsssstttuuuuuuuuyyzzzi')));

-- Query: contacts by the beginnings of words of their names.
CREATE INDEX contact_by_name ON contact USING gin (name_words(name)) WHERE name IS NOT NULL;
