using System.Text;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Approvals;

/// <summary>Holds text that outsiders depend on against the file in which it was last approved.</summary>
/// <remarks>On a difference the new text is written beside the approved file as <c>*.received.*</c>; whoever wants the change
/// renames it over the approved one and commits both.</remarks>
internal static class ApprovedFile
{
    /// <param name="name">Name of the file under <c>UrbGrade.Tests/Approvals</c>, with the extension of its kind.</param>
    public static void AssertMatches(string name, string text)
    {
        var folder = Path.Combine(Checkout.Root, "UrbGrade.Tests", "Approvals");
        var approvedPath = Path.Combine(folder, name);
        var receivedPath = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name));
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";
        var received = text.ReplaceLineEndings("\n");
        if (approved.ReplaceLineEndings("\n") == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{name} is not what was approved. Received: {receivedPath}\n{Difference(approved.Split('\n'), received.Split('\n'))}");
    }

    /// <summary>Lines that went (-) and came (+), with one line of context where a run of them starts.</summary>
    internal static string Difference(string[] before, string[] after)
    {
        var common = LongestCommon(before, after);
        var text = new StringBuilder();
        var changed = false;
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                changed = false;
                i++;
                j++;
                continue;
            }

            if (!changed)
                text.Append("@ line ").Append(i + 1).Append(i > 0 ? $": {before[i - 1].Trim()}" : "").Append('\n');
            changed = true;
            if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
                text.Append("- ").Append(before[i++]).Append('\n');
            else
                text.Append("+ ").Append(after[j++]).Append('\n');
        }

        return text.ToString();
    }

    private static int[,] LongestCommon(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
