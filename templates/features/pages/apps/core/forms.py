from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Render a field, with its label, errors and help, by a template of ours."""

    field_template_name = "forms/field.html"
