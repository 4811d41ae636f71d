# How ICU is configured; the library and everything that includes its headers have to agree.
set(PERSONA_LENS_ICU_DEFINITIONS
  U_STATIC_IMPLEMENTATION
  U_CHARSET_IS_UTF8=1        # no converters: every byte string is UTF-8
  UCONFIG_NO_SERVICE=1       # no registering of services at run time
  U_USING_ICU_NAMESPACE=0    # ICU's names stay in namespace icu
)
