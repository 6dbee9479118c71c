using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>An authority of one day and the certificate of a broker on this machine, as files.</summary>
internal static class Certificates
{
    public static void Write(string folder)
    {
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest(
            "CN=throw-away authority",
            authorityKey,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        using var signer = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));

        using var brokerKey = RSA.Create(2048);
        var broker = new CertificateRequest("CN=localhost", brokerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        broker.CertificateExtensions.Add(names.Build());
        using var signed = broker.Create(signer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(23), [1]);

        File.WriteAllText(Path.Combine(folder, "authority.pem"), signer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "broker.pem"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "broker.key"), brokerKey.ExportPkcs8PrivateKeyPem());
    }
}
