package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.CloudService;
import io.github.mcegress.Codes;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.Workload;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionStageTest {
  private static Diagnosis examine(EgressSpec.Builder spec, Place place, String target) {
    return doctor(place).spec(spec.build()).build().examine(target);
  }

  private static Doctor.Builder doctor(Place place) {
    return Doctor.builder()
        .place(place)
        .workload(place.isSpark() ? Workload.spark("3.1.1") : Workload.UDF)
        .resolver(
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            });
  }

  private static EgressSpec.Builder shanghai(String... hostPort) {
    return EgressSpec.builder().region("cn-shanghai").internet(hostPort);
  }

  @Test
  void pastesTheLineThatDeclaresTheTarget() {
    for (Place place : Place.values()) {
      Diagnosis diagnosis = examine(shanghai("a.aliyun.com:80"), place, "b.aliyun.com:443");
      Exam.assertMet("not-declared", place, diagnosis);
      assertEquals("internet = a.aliyun.com:80, b.aliyun.com:443", diagnosis.remedy());
    }
  }

  @Test
  void namesTheOtherPort() {
    Diagnosis diagnosis = examine(shanghai("a.aliyun.com:80"), Place.UDF_OPEN, "A.aliyun.com:443");
    Exam.assertMet("declared-other-port", Place.UDF_OPEN, diagnosis);
    assertTrue(diagnosis.cause().message().contains("[80]"), diagnosis.toText());
  }

  @Test
  void probesWhatIsNotDeclaredToo() throws Exception {
    Exam exam = new Exam();
    try (LoopbackPeer peer = LoopbackPeer.tls(exam.certificates().server("good"), Exam.OK)) {
      Diagnosis diagnosis =
          exam.doctor()
              .spec(shanghai("a.aliyun.com:80").build())
              .build()
              .examine(Exam.HOST + ":" + peer.port());
      Exam.assertMet("not-declared", Place.LAPTOP, diagnosis);
      assertEquals(Verdict.OK, Exam.stage(diagnosis, ExamStage.HTTP).verdict());
    }
  }

  @Test
  void namesAPrivateAddressAmongThePublicOnes() {
    Exam.assertMet(
        "private-address-public",
        Place.LAPTOP,
        examine(shanghai("192.0.2.1:1", "10.255.255.1:1"), Place.LAPTOP, "10.255.255.1:1"));
  }

  @Test
  void namesTheWrongEndpointOfAService() {
    String internal = "bucket.oss-cn-shanghai-internal.aliyuncs.com:443";
    String open = "bucket.oss-cn-shanghai.aliyuncs.com:443";
    Exam.assertMet(
        "internal-endpoint-udf",
        Place.UDF_SANDBOX,
        examine(shanghai(internal), Place.UDF_SANDBOX, internal));
    Exam.assertMet(
        "public-oss-spark",
        Place.SPARK_EXECUTOR,
        examine(shanghai(open), Place.SPARK_EXECUTOR, open));
    Diagnosis withoutDescription = doctor(Place.UDF_OPEN).build().examine(internal);
    Exam.assertMet("internal-endpoint-udf", Place.UDF_OPEN, withoutDescription);
  }

  @Test
  void namesAnInternetThatSparkDoesNotReach() {
    Diagnosis diagnosis =
        doctor(Place.SPARK_DRIVER)
            .workload(Workload.spark("3.5.2"))
            .spec(shanghai("a.aliyun.com:80").build())
            .build()
            .examine("a.aliyun.com:80");
    Exam.assertMet("spark-smartnat", Place.SPARK_DRIVER, diagnosis);
  }

  @Test
  void takesTheEndpointOfAServiceForDeclared() {
    EgressSpec.Builder spec =
        EgressSpec.builder().region("cn-shanghai").service(CloudService.oss("bucket-1"));
    Diagnosis diagnosis =
        examine(spec, Place.UDF_OPEN, "bucket-1.oss-cn-shanghai.aliyuncs.com:443");
    assertEquals(Codes.DNS_UNRESOLVED, diagnosis.code(), diagnosis.toText());
  }

  @Test
  void keepsAdviceInItsStage() {
    Diagnosis diagnosis =
        examine(shanghai("a.unlisted.example:443"), Place.LAPTOP, "a.unlisted.example:443");
    assertEquals(Codes.DNS_UNRESOLVED, diagnosis.code(), diagnosis.toText());
    StageResult rules = Exam.stage(diagnosis, ExamStage.DESCRIPTION);
    assertEquals(Verdict.WARNING, rules.verdict());
    assertEquals(Codes.RULE_REVIEW, rules.causes().get(0).code());
  }

  @Test
  void staysShortWithAThousandEndpoints() {
    EgressSpec.Builder spec = shanghai("a.aliyun.com:443");
    for (int i = 0; i < 1000; i++) {
      spec.internet("h" + i + ".unlisted.example:443");
    }
    Diagnosis diagnosis = examine(spec, Place.LAPTOP, "a.aliyun.com:443");
    StageResult rules = Exam.stage(diagnosis, ExamStage.DESCRIPTION);
    List<String> evidence = rules.evidence();
    assertTrue(rules.causes().size() <= 8, rules.causes().size() + " causes");
    assertTrue(evidence.get(evidence.size() - 1).endsWith("are about other endpoints"));
  }
}
