using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public class EditedSurveyTests
{
    [Fact]
    public void A_draft_s_shape_brings_its_parts_in_its_order_and_keeps_what_was_known()
    {
        var survey = new EditedSurvey
        {
            Questions =
            [
                new EditedQuestion { Id = "q0", Key = "light", Choices = [new EditedChoice { Id = "q0c0", Key = "good" }, new EditedChoice { Id = "q0c1", Key = "bad" }] },
                new EditedQuestion { Id = "q1", Key = "walks" },
            ],
        };
        Assert.Equal("q0:q0c0,q0c1;q1:", survey.Shape);

        survey.Arrange("qnew:cnew;q0:q0c1");

        Assert.Equal("qnew:cnew;q0:q0c1", survey.Shape);
        Assert.Equal(["", "light"], survey.Questions.Select(question => question.Key));
        Assert.Equal("bad", Assert.Single(survey.Questions[1].Choices).Key);
    }

    [Fact]
    public void A_survey_without_questions_takes_on_those_of_a_draft()
    {
        var survey = new EditedSurvey();
        survey.Arrange("q7:");
        Assert.Equal("q7", Assert.Single(survey.Questions).Id);
        survey.Arrange("");
        Assert.Empty(survey.Questions);
    }
}
