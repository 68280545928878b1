namespace UrbGrade.Bus.Soap;

/// <summary>Every fault that the aggregation interface answers with. The peer reads the generic sentence that WS-Security gives
/// for the code; the detail stays in the log and the audit.</summary>
public static class SoapFaults
{
    /// <summary>The Security header breaks the rules, or the message was seen before or comes from the future.</summary>
    public static SoapFaultException InvalidSecurity(string detail) =>
        Security("InvalidSecurity", "An error was discovered processing the <wsse:Security> header.", detail);

    /// <summary>The message is older than its own expiry or the longest age allowed.</summary>
    public static SoapFaultException MessageExpired(string detail) =>
        Security("MessageExpired", "The message has expired.", detail);

    /// <summary>A signature or digest does not match, or a part that must be signed is not.</summary>
    public static SoapFaultException FailedCheck(string detail) =>
        Security("FailedCheck", "The signature or decryption was invalid.", detail);

    /// <summary>An algorithm or transform outside the allowed ones.</summary>
    public static SoapFaultException UnsupportedAlgorithm(string detail) =>
        Security("UnsupportedAlgorithm", "An unsupported signature or encryption algorithm was used.", detail);

    /// <summary>A token or key reference of a kind that is not understood.</summary>
    public static SoapFaultException UnsupportedSecurityToken(string detail) =>
        Security("UnsupportedSecurityToken", "An unsupported token was provided.", detail);

    /// <summary>A token that cannot be decoded.</summary>
    public static SoapFaultException InvalidSecurityToken(string detail) =>
        Security("InvalidSecurityToken", "An invalid security token was provided.", detail);

    /// <summary>A key reference that leads to no known certificate.</summary>
    public static SoapFaultException SecurityTokenUnavailable(string detail) =>
        Security("SecurityTokenUnavailable", "Referenced security token could not be retrieved.", detail);

    /// <summary>The certificate is not trusted, or speaks for another tenant.</summary>
    public static SoapFaultException FailedAuthentication(string detail) =>
        Security("FailedAuthentication", "The security token could not be authenticated or authorized.", detail);

    /// <summary>The sender's message is wrong in another way; sending it again will not help.</summary>
    /// <param name="reason">What the peer reads.</param>
    /// <param name="httpStatus">400 for XML that is malformed or no SOAP, 415 for another encoding, otherwise 500.</param>
    public static SoapFaultException Client(string reason, string detail, int httpStatus = 500) =>
        new(SoapNames.Soap, "Client", reason, detail, httpStatus);

    /// <summary>The receiver cannot take the message now; the sender may try again.</summary>
    public static SoapFaultException Server(string detail) =>
        new(SoapNames.Soap, "Server", "The service cannot take the message now. Try again later.", detail, 503);

    /// <summary>An envelope of another SOAP version.</summary>
    public static SoapFaultException VersionMismatch(string detail) =>
        new(SoapNames.Soap, "VersionMismatch", "Only SOAP 1.1 is supported.", detail);

    /// <summary>A header block that must be understood and is not.</summary>
    public static SoapFaultException MustUnderstand(string detail) =>
        new(SoapNames.Soap, "MustUnderstand", "A mandatory header was not understood.", detail);

    private static SoapFaultException Security(string code, string reason, string detail) =>
        new(SoapNames.Wsse, code, reason, detail);
}
