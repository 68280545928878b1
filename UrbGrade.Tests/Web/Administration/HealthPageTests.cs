using System.Globalization;
using System.Reflection;
using UrbGrade.Web.Jobs;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Administration;

public sealed class HealthPageTests
{
    [Fact]
    public void Every_job_is_named_in_words()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("da");
        var jobs = typeof(PlatformJobs).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true, Name: not nameof(PlatformJobs.Dashboard) }).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Contains(PlatformJobs.Findings, jobs);
        Assert.All(jobs, job => Assert.False(TestTexts.Of<AdministrationText>()[$"Job.{job}"].ResourceNotFound, job));
    }
}
