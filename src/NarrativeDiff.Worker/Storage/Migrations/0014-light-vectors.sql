-- Keys of sentence vectors are half as long as they were; vectors of before are read as they are.

UPDATE sentence_vector SET text_key = SUBSTR(text_key, 1, 32);
