SET odps.internet.access.list=www.aliyun.com:443,203.0.113.7:80,www.aliyun.com:80,my-bucket.oss-cn-shanghai.aliyuncs.com:443;
SET odps.session.networklink=testLink;
SET odps.task.wlm.quota=my "quota" 配额;
SET odps.isolation.session.enable=true;
SET odps.sql.executionengine.batch.rowcount=32;
SET odps.function.timeout=600;
