package io.github.mcegress.samples.adapters;

import com.aliyun.sdk.service.oss2.OSSClient;
import com.aliyun.sdk.service.oss2.credentials.EnvironmentVariableCredentialsProvider;
import com.aliyun.sdk.service.oss2.models.GetObjectRequest;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.profile.DefaultProfile;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.adapters.MySqlSocketFactory;
import io.github.mcegress.adapters.OpenApiHttpClient;
import io.github.mcegress.adapters.OssHttpClient;
import io.github.mcegress.adapters.PostgresSocketFactory;
import io.github.mcegress.http.EgressClient;
import io.github.mcegress.http.EgressMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A job that goes out in every way that the library has: calls that are redirected, KMS and OSS by
 * their SDKs, two databases. Without a description it observes, and tells at its end the
 * description that it needs; with one it stays within it.
 *
 * <p>Arguments: file of addresses, URL to fetch, host and port of KMS, endpoint and bucket of OSS,
 * host and port of PostgreSQL, of MySQL; then, if there is one, the description. Access key, users
 * and passwords stand in the environment. Exit status 0 if all were reached.
 */
public final class ObservedJob {
  private ObservedJob() {}

  public static void main(String[] args) throws Exception {
    EgressClient.Builder builder = EgressClient.builder().hosts(Shipped.hosts(args[0]));
    if (args.length > 7) {
      builder.spec(EgressSpec.parse(Shipped.text(args[7])));
    } else {
      builder.spec(EgressSpec.builder().build()).mode(EgressMode.OBSERVE);
    }
    try (EgressClient client = builder.build()) {
      System.out.println("fetched " + client.get(args[1]).bytes().length + " bytes");
      kms(client, args[2]);
      oss(client, args[3], args[4]);
      Properties postgres = PostgresSocketFactory.properties(client, args[5]);
      postgres.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      database("jdbc:postgresql://" + args[5] + "/lab", postgres, "PGUSER", "PGPASSWORD");
      Properties mysql = MySqlSocketFactory.properties(client, args[6]);
      database("jdbc:mysql://" + args[6] + "/lab", mysql, "MYSQL_USER", "MYSQL_PWD");
    }
  }

  private static void kms(EgressClient client, String host) throws ClientException {
    CommonRequest call = new CommonRequest();
    call.setSysDomain(host);
    call.setSysVersion("2016-01-20");
    call.setSysAction("ListKeys");
    call.setSysMethod(MethodType.POST);
    DefaultProfile profile =
        DefaultProfile.getProfile(
            "cn-shanghai",
            System.getenv("ALIBABA_CLOUD_ACCESS_KEY_ID"),
            System.getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
    profile.setHttpClientConfig(OpenApiHttpClient.config(client));
    System.out.println(
        "KMS answered " + new DefaultAcsClient(profile).getCommonResponse(call).getHttpStatus());
  }

  private static void oss(EgressClient client, String endpoint, String bucket) throws Exception {
    try (OSSClient oss =
        OSSClient.newBuilder()
            .region("cn-shanghai")
            .endpoint(endpoint)
            .credentialsProvider(new EnvironmentVariableCredentialsProvider())
            .httpClient(new OssHttpClient(client))
            .build()) {
      GetObjectRequest get = GetObjectRequest.newBuilder().bucket(bucket).key("key").build();
      System.out.println("OSS answered " + oss.getObject(get).statusCode());
    }
  }

  /** A database that refuses the login has been reached all the same. */
  private static void database(String url, Properties properties, String user, String password)
      throws SQLException {
    properties.setProperty("user", System.getenv(user));
    properties.setProperty("password", System.getenv(password));
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      System.out.println("logged in to " + connection.getMetaData().getDatabaseProductName());
    } catch (SQLException e) {
      if (!"28000".equals(e.getSQLState())) {
        throw e;
      }
      System.out.println("no login: " + e.getMessage());
    }
  }
}
