SET odps.sql.type.system.odps2=true;
set  odps.internet.access.list = www.aliyun.com:80,restapi.amap.com:443 ;

-- Fetch pages; SET not.this=one;
/* nor
   SET this.one=either; */
SET odps.session.networklink=testLink;
SELECT url_fetch("http://www.aliyun.com;SET x=y"), -- SET a=b;
       'it\'s; SET c=d' AS `odd;name`
FROM   pages;

CREATE TABLE t AS
  SELECT /*+ MAPJOIN(a) */ 1; SET odps.sql.split.dop={"*": 4};
SELECT 2 -- the last one has no semicolon
