SET odps.sql.type.system.odps2=true;

-- Three hosts over https, by their shipped addresses, verified by their names.
SELECT url_fetch('https://api.road.test:8443/hello');
SELECT url_fetch('https://data.road.test:8443/rows?limit=2');
SELECT url_fetch('https://files.road.test:8443/readme.txt');

-- One over plain http, as the platform's own example.
SELECT url_fetch('http://plain.road.test:8080/');
