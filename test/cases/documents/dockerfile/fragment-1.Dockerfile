FROM base AS builder
RUN apt-get update && apt-get install -y gettext build-essential

FROM base AS production
RUN apt-get install -y gettext
ENV PATH=/x
# Compiled messages.
RUN python manage.py compilemessages
EXPOSE 8000
