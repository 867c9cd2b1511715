"""A workbook of Excel 97, which no library among those of the tests can write."""

import base64
import zlib

import pytest

# Two sheets, the second hidden; of the first row 3 is hidden, and a day, a text and an error.
XLS = (
    "c-rk)O=uHA6#iy6|F-$5snQB17OYwuOl%MF(5_0g7gMVje-Jb^K}u^Pu^#F{Yio{zAP9<=LIu54z4(J3^yWdR=s^&K"
    "M30^X1rKf3H!r(1ttm86i;?}7c{B6go0+%s-u&#on+@cr9yb@T1U*nu)ZK8D@dPEeS@DD9x-N@m?xLhys42Kz<Vc4d"
    "FY4bqr4OaQ3sCUL_L?a0h0;l!M}H=r3augbu?-0!ZRi#@iaiB)DS6Svb~P|P!*o5<hphXO=^o}>XWC7=d2s@>T7P@Y"
    "h~r~QE6cn@1)g%7Pt1v;5pQH1U%4Slx_0c%4kbovOweMh!!*dHeW`RRE9*Yog9kWH2*=~$-rhWd<nC$w)I-1zb6vj*"
    "S^Tx-3lRU;V!m@3zKfi=lz&sP0prk53mMEgtiw*5l&CnEIV-E19WpRf92!Z^Ax04bPAZU0j8TZ38%kdsO<kbi*cFNH"
    "4oAAekthkfVv%xIr$=u8yj}PgZ5Q>ti0X(Y;p1|Emy(~XoqO>8eSC00JH?!FJ|ap7$rfofbX=7!sIiwNY&h$-Gu^>-"
    "f_vS><z}WqdIQSa1{#gRfl1c6#?m$#r<3tP+geuMM&;bM!_QiBU$yO2p6M%G3eJ4grqD_UTawz#XA&KvL)^J7@mw=="
    "VQe{{nKu2g{kRmrVY_aemOjkO1xE-lE!E`g2t!{~&=;&Pd%Uc8*q#6;oF#pwOg}{WQlqpP-ny@F>(cD2M*nJs{#EW@"
    "&a+){QBCS^6g^4<p2)6f>s-L<c^u1nd;zuQah@|&nllR)ELgB$!GeW<7{a)2tH$NqZd~!4#($l8N=558$$yI@$j~!N"
    "pOpKNraX(Ws^Vt@?859ztgwywzfj^Rjh@9Y2HB3`s^gcg=%W06R@~6PdP}I<@r%{i`IpE44K1_*Zv"
)


@pytest.fixture(scope="session")
def workbook_of_excel_97():
    """Its bytes."""
    return zlib.decompress(base64.b85decode(XLS))
