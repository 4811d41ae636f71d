# persona_lens_embed_bytes(OUT FILE TYPE): the bytes of FILE as the elements of a C++ array of TYPE, "char" or "unsigned char".
# Unlike a string literal, an array has no limit of length and no delimiter that a text might contain.
function(persona_lens_embed_bytes out file type)
  if(type STREQUAL "char")
    set(element "'\\\\x\\1',")
  else()
    set(element "0x\\1,")
  endif()
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "${element}" bytes "${bytes}")
  set(${out} "${bytes}" PARENT_SCOPE)
endfunction()
