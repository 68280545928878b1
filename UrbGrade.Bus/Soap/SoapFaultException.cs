namespace UrbGrade.Bus.Soap;

/// <summary>A SOAP 1.1 fault on its way to the peer.</summary>
/// <param name="codeNamespace">Namespace of the fault code: SOAP's or WS-Security's.</param>
/// <param name="code">Local name of the fault code, such as <c>FailedCheck</c>.</param>
/// <param name="reason">What the peer reads: generic, no detail.</param>
/// <param name="detail">What the log and the audit read.</param>
/// <param name="httpStatus">HTTP status of the response.</param>
public sealed class SoapFaultException(string codeNamespace, string code, string reason, string detail, int httpStatus = 500)
    : Exception($"{code}: {detail}")
{
    /// <summary>Namespace of the fault code.</summary>
    public string CodeNamespace => codeNamespace;

    /// <summary>Local name of the fault code.</summary>
    public string Code => code;

    /// <summary>What the peer reads.</summary>
    public string Reason => reason;

    /// <summary>What the log and the audit read.</summary>
    public string Detail => detail;

    /// <summary>HTTP status of the response that carries the fault.</summary>
    public int HttpStatus => httpStatus;
}
