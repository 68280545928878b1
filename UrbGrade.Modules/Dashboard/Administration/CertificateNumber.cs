using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Administration;

/// <summary>One number for certificates that lie in different tables: their row's id and, in the last digit, their role.</summary>
internal static class CertificateNumber
{
    private const int Roles = 10;

    public static int Of(CertificateRole role, int id) => (id * Roles) + (int)role;
}
