package io.github.mcegress.udf;

import com.aliyun.odps.udf.UDF;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What everybody would write first: a plain OkHttp. */
public class OkHttpFetch extends UDF {
  public String evaluate(String address) throws IOException {
    OkHttpClient client = new OkHttpClient();
    try (Response response = client.newCall(new Request.Builder().url(address).build()).execute()) {
      return response.body().string();
    }
  }
}
