SELECT url_fetch("http://www.aliyun.com");
