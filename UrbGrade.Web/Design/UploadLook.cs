using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Design;

/// <summary>Look and words of a day's upload, the same in strips, months and legends.</summary>
internal static class UploadLook
{
    public static string Class(UploadDayState state) => state switch
    {
        UploadDayState.Complete => "day-complete",
        UploadDayState.Partial => "day-partial",
        UploadDayState.Missing => "day-missing",
        UploadDayState.ResendRequested => "day-resend",
        _ => "day-none",
    };

    /// <summary>Key of the words in the shared texts.</summary>
    public static string Text(UploadDayState state) => $"Day.{state}";
}
