#!/bin/sh
# Makes certificates.p12, from which the doctor's tests take the certificates of their servers; it
# protects nothing. One alias for each; the dates are fixed, so that it is made once.
set -e
cd "$(dirname "$0")"
rm -f certificates.p12
k() { keytool "$@" -keystore certificates.p12 -storetype PKCS12 -storepass changeit; }
pair() { # alias, subject, start date, days, further options
  alias=$1 subject=$2 start=$3 days=$4
  shift 4
  k -genkeypair -alias "$alias" -dname "$subject" -keyalg EC -groupname secp256r1 \
    -sigalg SHA256withECDSA -startdate "$start" -validity "$days" "$@"
}
signed() { # alias, signer, start date, days, further options
  alias=$1 signer=$2 start=$3 days=$4
  shift 4
  k -certreq -alias "$alias" |
    k -gencert -alias "$signer" -sigalg SHA256withECDSA -startdate "$start" -validity "$days" -rfc "$@" |
    k -importcert -alias "$alias" -noprompt
}
LONG=2020/01/01
pair root "CN=doctor test CA" $LONG 36500 -ext bc:c
pair strange-root "CN=stranger CA" $LONG 36500 -ext bc:c
pair intermediate "CN=doctor test intermediate CA" $LONG 36000
signed intermediate root $LONG 36000 -ext bc:c
leaf() { # alias, signer, names, start date, days
  pair "$1" "CN=subject" "$4" "$5"
  signed "$1" "$2" "$4" "$5" -ext "san=$3"
}
leaf good root dns:api.example.test,dns:www.example.test $LONG 35000
leaf other root dns:other.example.test,dns:shop.example.test $LONG 35000
leaf expired root dns:api.example.test $LONG 365
leaf future root dns:api.example.test 2110/01/01 365
leaf deep intermediate dns:api.example.test $LONG 35000
pair self "CN=api.example.test" $LONG 35000 -ext san=dns:api.example.test
leaf strange strange-root dns:api.example.test $LONG 35000
pair subject-only "CN=api.example.test" $LONG 35000
signed subject-only root $LONG 35000
