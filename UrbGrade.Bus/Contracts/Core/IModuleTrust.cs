using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Knows the certificates of partners' modules.</summary>
public interface IModuleTrust
{
    /// <summary>Whose module shows a certificate, and whether it is trusted at a moment.</summary>
    ModuleVerdict Judge(X509Certificate2 certificate, DateTimeOffset at);
}
